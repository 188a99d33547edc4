package weir.api.protocol;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/// Points in time as the protocols write them.
final class Timestamps {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}(\\.\\d{1,9})?");
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /// `2026-05-04T03:02:01.000Z`, always with milliseconds.
  static String withMilliseconds(Instant instant) {
    return MILLISECONDS.format(instant);
  }

  static String print(Instant instant, Format format) {
    return switch (format) {
      case ISO_8601 -> DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS));
      case RFC_822 -> HTTP_DATE.format(instant);
      case UNIX_TIMESTAMP -> epochSeconds(instant).toPlainString();
      case UNIX_TIMESTAMP_MILLIS -> Long.toString(instant.toEpochMilli());
    };
  }

  /// Any of the forms that clients send: ISO 8601 with an offset, an HTTP date, or seconds since
  /// 1970.
  ///
  /// @return null when it is none of them
  static @Nullable Instant parse(String text, @Nullable Format format) {
    try {
      if (NUMBER.matcher(text).matches()) {
        return format == Format.UNIX_TIMESTAMP_MILLIS
            ? Instant.ofEpochMilli(Long.parseLong(text))
            : ofEpochSeconds(new BigDecimal(text));
      }
      if (!text.isEmpty() && Character.isLetter(text.charAt(0))) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      }
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeException | ArithmeticException | NumberFormatException notATime) {
      return null;
    }
  }

  /// @throws ArithmeticException or DateTimeException when it is beyond what an instant holds
  static Instant ofEpochSeconds(BigDecimal seconds) {
    BigInteger nanos =
        seconds.setScale(9, RoundingMode.HALF_UP).multiply(BILLION).toBigIntegerExact();
    BigInteger[] parts = nanos.divideAndRemainder(BILLION.toBigInteger());
    return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
  }

  /// Seconds with milliseconds, as short as it goes.
  static BigDecimal epochSeconds(Instant instant) {
    BigDecimal seconds = BigDecimal.valueOf(instant.toEpochMilli(), 3).stripTrailingZeros();
    return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
  }
}
