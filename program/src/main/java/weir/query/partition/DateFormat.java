package weir.query.partition;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// A pattern of Java's [DateTimeFormatter]. What it does not say is the beginning of its unit.
final class DateFormat {
  private final String letters;
  private final DateTimeFormatter formatter;

  /// @throws IllegalArgumentException when it is no pattern
  DateFormat(String pattern) {
    letters = pattern.replaceAll("'[^']*'", "");
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(pattern);
    defaults(builder, ChronoField.MONTH_OF_YEAR, 1, "MLDQqw");
    defaults(builder, ChronoField.DAY_OF_MONTH, 1, "dDwE");
    defaults(builder, ChronoField.HOUR_OF_DAY, 0, "HhkKAN");
    defaults(builder, ChronoField.MINUTE_OF_HOUR, 0, "mAN");
    defaults(builder, ChronoField.SECOND_OF_MINUTE, 0, "sAN");
    formatter = builder.toFormatter(Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  private void defaults(
      DateTimeFormatterBuilder builder, ChronoField field, long value, String saidBy) {
    if (!says(saidBy)) {
      builder.parseDefaulting(field, value);
    }
  }

  private boolean says(String anyOf) {
    return letters.chars().anyMatch(letter -> anyOf.indexOf(letter) >= 0);
  }

  /// The unit between two values when nothing else is said: only a format of days or months has
  /// one.
  Optional<ChronoUnit> defaultUnit() {
    if (says("HhkKmsSAnN")) {
      return Optional.empty();
    }
    return says("dDE")
        ? Optional.of(ChronoUnit.DAYS)
        : says("ML") ? Optional.of(ChronoUnit.MONTHS) : Optional.empty();
  }

  String print(LocalDateTime time) {
    return formatter.format(time);
  }

  /// @throws java.time.DateTimeException when the text is not in this format
  LocalDateTime read(String text) {
    return LocalDateTime.from(formatter.parse(text));
  }
}
