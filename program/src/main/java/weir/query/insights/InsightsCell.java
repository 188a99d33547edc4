package weir.query.insights;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values as rows show them: all as text.
final class InsightsCell {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private InsightsCell() {}

  /// @param value as the engine has it
  /// @return null for what is missing
  static @Nullable String text(@Nullable Object value, Kind kind) {
    if (value == null) {
      return null;
    }
    return switch (kind) {
      case TIME -> value instanceof Number millis ? time(millis.longValue()) : value.toString();
      case TRUTH -> value instanceof Boolean truth ? truth ? "1" : "0" : value.toString();
      case NUMBER ->
          value instanceof Number number ? number(number.doubleValue()) : value.toString();
      case INTEGER, TEXT, DYNAMIC, JSON -> value.toString();
    };
  }

  /// `2026-01-02 03:04:05.678`, UTC.
  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  /// Without an exponent and without zeros at the end; null for what is no number.
  static @Nullable String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return null;
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value));
    return shortest.stripTrailingZeros().toPlainString();
  }
}
