package weir.query.insights;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A length of time in a unit, as `bin` takes it.
record Period(long count, Unit unit) {
  /// Units of periods, by the words that name them.
  enum Unit {
    MILLISECOND(1, 1000, "ms", "msec", "msecs", "millisecond", "milliseconds"),
    SECOND(1000, 60, "s", "sec", "secs", "second", "seconds"),
    MINUTE(60_000, 60, "m", "min", "mins", "minute", "minutes"),
    HOUR(3_600_000, 24, "h", "hr", "hrs", "hour", "hours"),
    DAY(86_400_000, Long.MAX_VALUE, "d", "day", "days"),
    WEEK(604_800_000, Long.MAX_VALUE, "w", "week", "weeks"),
    MONTH(0, Long.MAX_VALUE, "mo", "mon", "mons", "month", "months"),
    QUARTER(0, Long.MAX_VALUE, "q", "qtr", "qtrs", "quarter", "quarters"),
    YEAR(0, Long.MAX_VALUE, "y", "yr", "yrs", "year", "years");

    private final long millis;
    private final long most;
    private final String words;

    Unit(long millis, long most, String... words) {
      this.millis = millis;
      this.most = most;
      this.words = String.join(" ", words);
    }

    static Optional<Unit> find(String word) {
      String lower = word.toLowerCase(Locale.ROOT);
      for (Unit unit : values()) {
        if (List.of(unit.words.split(" ")).contains(lower)) {
          return Optional.of(unit);
        }
      }
      return Optional.empty();
    }

    /// As it is written after a number.
    String word() {
      return words.substring(0, (words + " ").indexOf(' '));
    }

    /// 0 when its length depends on the calendar.
    long millis() {
      return millis;
    }

    /// Months of a unit of the calendar.
    long months() {
      return switch (this) {
        case MONTH -> 1;
        case QUARTER -> 3;
        case YEAR -> 12;
        case MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK -> 0;
      };
    }
  }

  /// The count that AWS works with: it silently takes the unit's greatest count for a greater one,
  /// so `bin(300s)` is a bin of 60 seconds.
  long effectiveCount() {
    return Math.min(count, unit.most);
  }

  /// Its length; a month counts as 30 days.
  long millis() {
    long months = unit.months();
    return effectiveCount() * (months > 0 ? months * 30 * Unit.DAY.millis() : unit.millis());
  }

  String text() {
    return count + unit.word();
  }
}
