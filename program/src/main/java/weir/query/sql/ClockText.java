package weir.query.sql;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/// Times as text and back by patterns that are known only when the rows are read.
///
/// Times travel as microseconds since 1970.
final class ClockText {
  private static final int MOST_PATTERNS = 1000;
  private static final ConcurrentMap<String, DateTimeFormatter> MADE = new ConcurrentHashMap<>();

  private ClockText() {}

  private static DateTimeFormatter made(String key, Supplier<DateTimeFormatter> maker) {
    if (MADE.size() > MOST_PATTERNS) {
      MADE.clear();
    }
    return MADE.computeIfAbsent(key, _ -> maker.get());
  }

  private static Instant instant(String micros) {
    return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
  }

  /// MySQL's `date_format`; a timestamp has three digits after the second.
  static String mySql(String micros, String pattern) {
    DateTimeFormatter formatter = made("w" + pattern, () -> ClockPattern.mySql(pattern, false));
    return formatter.format(
        LocalDateTime.ofInstant(instant(micros).truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
  }

  static String readMySql(String text, String pattern) {
    return micros(
        read(text, made("r" + pattern, () -> ClockPattern.mySql(pattern, true))), ZoneOffset.UTC);
  }

  static String joda(String micros, String zone, String pattern) {
    DateTimeFormatter formatter = made("W" + pattern, () -> ClockPattern.joda(pattern, false));
    return formatter.format(instant(micros).truncatedTo(ChronoUnit.MILLIS).atZone(ZoneId.of(zone)));
  }

  /// Microseconds and zone.
  static String readJoda(String text, String pattern) {
    TemporalAccessor read = read(text, made("R" + pattern, () -> ClockPattern.joda(pattern, true)));
    ZoneId zone = Optional.ofNullable(read.query(TemporalQueries.zone())).orElse(ZoneOffset.UTC);
    return micros(read, zone) + " " + zone.getId();
  }

  private static TemporalAccessor read(String text, DateTimeFormatter formatter) {
    try {
      return formatter.parse(text);
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException("Invalid format: \"" + text + "\"", unreadable);
    }
  }

  private static String micros(TemporalAccessor read, ZoneId zone) {
    Instant instant = LocalDateTime.from(read).atZone(zone).toInstant();
    return Long.toString(
        ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MILLIS)));
  }
}
