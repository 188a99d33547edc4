package weir.api.s3;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import weir.api.auth.Permission;

/// How a request was signed, as bucket policies ask about it: `s3:authType`, `s3:signatureversion`
/// and `s3:signatureAge`. Unsigned requests have none of these keys.
///
/// Source: Amazon S3 user guide, "Signature Version 4 authentication-specific policy keys".
final class SignatureKeys {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  private SignatureKeys() {}

  static Permission add(Permission permission, S3Request request, Instant now) {
    boolean presigned = request.query("X-Amz-Signature").isPresent();
    if (!presigned && request.header("authorization").isEmpty()) {
      return permission;
    }
    Permission said =
        permission
            .when("s3:authType", presigned ? "REST-QUERY-STRING" : "REST-HEADER")
            .when("s3:signatureversion", "AWS4-HMAC-SHA256");
    Optional<Instant> signed =
        (presigned ? request.query("X-Amz-Date") : request.header("x-amz-date"))
            .flatMap(SignatureKeys::time);
    return signed.isEmpty()
        ? said
        : said.when(
            "s3:signatureAge", Long.toString(Duration.between(signed.get(), now).toMillis()));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, BASIC).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException otherForm) {
      return Optional.empty();
    }
  }
}
