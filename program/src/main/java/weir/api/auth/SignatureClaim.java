package weir.api.auth;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Authenticator.Reason;
import weir.api.auth.Authenticator.RejectedSignature;

/// What a request says of its own signature, in its header or in its query; nothing of it is
/// verified.
///
/// @param timestamp when it was signed, as it was signed: `20261121T033100Z`
/// @param signedHeaders lower-case names in the order they were signed
/// @param signature 64 hexadecimal digits, or whatever came in their place
/// @param token of temporary credentials; null without one
/// @param lifetime of a presigned URL; null for a signature in the header
record SignatureClaim(
    Credential credential,
    String timestamp,
    List<String> signedHeaders,
    String signature,
    @Nullable String token,
    @Nullable Duration lifetime) {
  private static final int MOST_HEADERS = 128;

  SignatureClaim {
    signedHeaders = List.copyOf(signedHeaders);
  }

  boolean presigned() {
    return lifetime != null;
  }

  /// Reads `content-type;host;x-amz-date`.
  static List<String> headerNames(String text) throws RejectedSignature {
    List<String> names = List.of(text.split(";", MOST_HEADERS + 1));
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!isHeaderName(name) || !seen.add(name)) {
        throw new RejectedSignature(
            Reason.INCOMPLETE,
            "SignedHeaders is '"
                + text
                + "' but must be at most "
                + MOST_HEADERS
                + " different lower-case header names, joined with ';'");
      }
    }
    if (!seen.contains("host")) {
      throw new RejectedSignature(
          Reason.INCOMPLETE, "'Host' must be a 'SignedHeader' in the AWS Authorization.");
    }
    return names;
  }

  /// Reads `20261121T033100Z`; empty when it has another form.
  static Optional<Instant> time(String text) {
    if (text.length() != 16 || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
      return Optional.empty();
    }
    for (int i = 0; i < 15; i++) {
      if (i != 8 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(
          LocalDateTime.of(
                  number(text, 0, 4),
                  number(text, 4, 6),
                  number(text, 6, 8),
                  number(text, 9, 11),
                  number(text, 11, 13),
                  number(text, 13, 15))
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static boolean isHeaderName(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(c -> c > ' ' && c < 0x7f && c != ':' && c != ',' && !(c >= 'A' && c <= 'Z'));
  }
}
