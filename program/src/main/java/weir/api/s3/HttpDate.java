package weir.api.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// Times in headers and in answers.
final class HttpDate {
  private static final DateTimeFormatter HEADER =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  static String header(Instant time) {
    return HEADER.format(time);
  }

  static String iso(Instant time) {
    return ISO.format(time);
  }

  /// Empty for what is no date, which HTTP wants to be passed over.
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(Instant.from(HEADER.parse(text)));
    } catch (DateTimeException other) {
      try {
        return Optional.of(Instant.parse(text));
      } catch (DateTimeException noDate) {
        return Optional.empty();
      }
    }
  }

  static Instant toSeconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
