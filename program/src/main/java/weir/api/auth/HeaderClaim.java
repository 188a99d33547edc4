package weir.api.auth;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import weir.api.auth.Authenticator.Reason;
import weir.api.auth.Authenticator.RejectedSignature;
import weir.api.protocol.WireRequest;

/// Reads the claim of an `Authorization` header.
final class HeaderClaim {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private static final int LONGEST = 8 << 10;
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  private HeaderClaim() {}

  static SignatureClaim read(String authorization, WireRequest request) throws RejectedSignature {
    String text = authorization.strip();
    int space = text.indexOf(' ');
    if (text.length() > LONGEST) {
      throw incomplete("the Authorization header has more than " + LONGEST + " characters");
    }
    if (space < 0 || !text.substring(0, space).equals(ALGORITHM)) {
      throw otherMechanism("");
    }
    Map<String, String> parts = parts(text.substring(space + 1));
    String credential = part(parts, "Credential");
    String signedHeaders = part(parts, "SignedHeaders");
    String signature = part(parts, "Signature");
    return new SignatureClaim(
        Credential.parse(credential)
            .orElseThrow(() ->
                incomplete(
                    "Credential must have exactly 5 slash-delimited elements, e.g."
                        + " keyid/date/region/service/aws4_request, got: '"
                        + credential
                        + "'")),
        timestamp(request),
        SignatureClaim.headerNames(signedHeaders),
        signature,
        request.header("x-amz-security-token").orElse(null),
        null);
  }

  private static Map<String, String> parts(String text) throws RejectedSignature {
    Map<String, String> parts = new HashMap<>();
    for (String part : text.split(",", 8)) {
      int equals = part.indexOf('=');
      if (equals < 0
          || parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip())
              != null) {
        throw incomplete(
            "'"
                + part.strip()
                + "' not a valid key=value pair (missing equal-sign, or twice) in Authorization"
                + " header");
      }
    }
    return parts;
  }

  private static String part(Map<String, String> parts, String name) throws RejectedSignature {
    String value = parts.get(name);
    if (value == null || value.isEmpty()) {
      throw incomplete("Authorization header requires '" + name + "' parameter.");
    }
    return value;
  }

  private static String timestamp(WireRequest request) throws RejectedSignature {
    Optional<String> own = request.header("x-amz-date");
    if (own.isPresent()) {
      return own.get().strip();
    }
    Optional<String> date = request.header("date");
    if (date.isEmpty()) {
      throw incomplete(
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }
    if (SignatureClaim.time(date.get().strip()).isPresent()) {
      return date.get().strip();
    }
    try {
      Instant time =
          ZonedDateTime.parse(date.get().strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return BASIC.format(time.atZone(ZoneOffset.UTC));
    } catch (DateTimeParseException malformed) {
      throw incomplete(
          "Date must be in ISO-8601 'basic format' or RFC 1123's. Got '" + date.get() + "'.");
    }
  }

  /// Nothing of the header is repeated: it may hold a secret of another scheme.
  ///
  /// @param hint what to do about it, after a space; or empty
  static RejectedSignature otherMechanism(String hint) {
    return new RejectedSignature(
        Reason.OTHER_MECHANISM,
        "The authorization mechanism you have provided is not supported. Please use "
            + ALGORITHM
            + "."
            + hint);
  }

  private static RejectedSignature incomplete(String sentence) {
    return new RejectedSignature(Reason.INCOMPLETE, sentence);
  }
}
