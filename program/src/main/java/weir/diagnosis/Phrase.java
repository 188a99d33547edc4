package weir.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Numbers and times as findings word them.
final class Phrase {
  private static final int MOST_UNITS = 2;

  private Phrase() {}

  /// `1 record`, `12 records`.
  static String count(long number, String noun) {
    return number == 1 ? "1 " + noun : number + " " + noun + "s";
  }

  /// To the second, in UTC.
  static String at(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// `2026-11-21T10:00:00Z (12 minutes ago)`.
  static String ago(Instant time, Instant now) {
    return at(time) + " (" + lasting(Duration.between(time, now)) + " ago)";
  }

  /// `45 seconds`, `12 minutes`, `30 hours`, `3 days`.
  static String lasting(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < MOST_UNITS * 60) {
      return count(seconds, "second");
    }
    if (time.toMinutes() < MOST_UNITS * 60) {
      return count(time.toMinutes(), "minute");
    }
    return time.toHours() < MOST_UNITS * 24
        ? count(time.toHours(), "hour")
        : count(time.toDays(), "day");
  }

  /// A share of a whole in percent: `3.5 %`.
  static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0 : 100.0 * part / whole);
  }
}
