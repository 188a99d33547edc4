package weir.query.sql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `format` by Java's patterns. A value is a letter for its type and its text, such as `l42`.
final class JavaFormat {
  private JavaFormat() {}

  static String of(List<String> arguments) {
    String pattern = arguments.getFirst();
    Object[] values = arguments.stream().skip(1).map(JavaFormat::value).toArray();
    try {
      return String.format(Locale.US, pattern, values);
    } catch (IllegalFormatException wrong) {
      throw new IllegalArgumentException(
          "Invalid format string: %s (%s: %s)"
              .formatted(
                  pattern,
                  wrong.getClass().getSimpleName().replaceFirst("Exception$", ""),
                  wrong.getMessage()),
          wrong);
    }
  }

  /// What [FormatCalls] wrote.
  private static @Nullable Object value(String written) {
    String text = written.substring(1);
    return switch (written.charAt(0)) {
      case 'n' -> null;
      case 'b' -> Boolean.valueOf(text);
      case 'l' -> Long.valueOf(text);
      case 'f' -> (float) Checksums.number(text);
      case 'd' -> Checksums.number(text);
      case 'e' -> new BigDecimal(text);
      case 'D' -> LocalDate.parse(text);
      case 't' -> LocalTime.parse(text);
      case 'T' -> LocalDateTime.ofInstant(instant(text), ZoneOffset.UTC);
      case 'z' -> {
        String[] parts = text.split(" ", 2);
        yield instant(parts[0]).atZone(ZoneId.of(parts[1]));
      }
      default -> text;
    };
  }

  private static Instant instant(String micros) {
    return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
  }
}
