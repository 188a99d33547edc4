package weir.query.sql;

import io.trino.sql.tree.IntervalField;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the text of an interval: `7`, `1.5` seconds, `2 03:04:05.678`, `1-6`.
final class IntervalText {
  private static final Pattern YEARS = Pattern.compile("\\s*(\\d+)-(\\d+)\\s*");
  private static final Pattern CLOCK =
      Pattern.compile("\\s*(?:(\\d+)\\s+)?(\\d+)(?::(\\d+))?(?::(\\d+(?:\\.\\d+)?))?\\s*");

  private IntervalText() {}

  /// Milliseconds, or months.
  static long amount(String text, IntervalField from, boolean composite) {
    return composite ? composite(text, from) : simple(text.strip(), from);
  }

  private static long simple(String text, IntervalField field) {
    if (field instanceof IntervalField.Second) {
      return new BigDecimal(text).movePointRight(3).longValue();
    }
    return Math.multiplyExact(Long.parseLong(text), unit(field));
  }

  private static long unit(IntervalField field) {
    return switch (field.name().toUpperCase(Locale.ROOT)) {
      case "YEAR" -> 12;
      case "MONTH" -> 1;
      case "DAY" -> 86_400_000;
      case "HOUR" -> 3_600_000;
      case "MINUTE" -> 60_000;
      default -> 1_000;
    };
  }

  private static long composite(String text, IntervalField from) {
    Matcher years = YEARS.matcher(text);
    if (years.matches()) {
      return Long.parseLong(years.group(1)) * 12 + Long.parseLong(years.group(2));
    }
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      throw new NumberFormatException(text);
    }
    if (from instanceof IntervalField.Minute) {
      return Long.parseLong(clock.group(2)) * 60_000 + millis(clock.group(3));
    }
    return millis(clock.group(1)) * 86_400
        + Long.parseLong(clock.group(2)) * 3_600_000
        + millis(clock.group(3)) * 60
        + millis(clock.group(4));
  }

  private static long millis(@Nullable String seconds) {
    return seconds == null ? 0 : new BigDecimal(seconds).movePointRight(3).longValue();
  }
}
