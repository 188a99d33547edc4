package weir.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import weir.model.aws.Fault;

/// The options that say which time a question is about.
final class TimeOptions {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
  private static final Pattern DAYS = Pattern.compile("\\d{1,5}d");

  @Option(
      names = "--last",
      paramLabel = "TIME",
      description = "Up to now, such as 15m, 1h or 7d.")
  private @Nullable String last;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description = "From this time on: 2026-11-21T07:00:00Z, or seconds since 1970.")
  private @Nullable String start;

  @Option(
      names = "--end",
      paramLabel = "TIME",
      description = "Up to this time. Default: now.")
  private @Nullable String end;

  /// Which time; both ends belong to it.
  record Range(Instant start, Instant end) {}

  /// The time that is asked about.
  ///
  /// @return empty when nothing was said
  Optional<Range> range(Instant now) {
    if (last != null && start != null) {
      throw new Fault.Invalid("--last and --start are both given; give one of them");
    }
    Instant to = end == null ? now : time("--end", end);
    if (last == null && start == null) {
      return end == null ? Optional.empty() : Optional.of(new Range(Instant.EPOCH, to));
    }
    Instant from = last == null ? time("--start", start) : to.minus(length(last));
    if (from.isAfter(to)) {
      throw new Fault.Invalid("the time ends at " + to + ", before it starts at " + from);
    }
    return Optional.of(new Range(from, to));
  }

  private static Duration length(String text) {
    return DAYS.matcher(text).matches()
        ? Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)))
        : Durations.of("--last", text);
  }

  private static Instant time(String option, @Nullable String text) {
    String given = String.valueOf(text);
    try {
      return SECONDS.matcher(given).matches()
          ? Instant.ofEpochSecond(Long.parseLong(given))
          : Instant.parse(given);
    } catch (DateTimeParseException wrong) {
      throw new Fault.Invalid(
          option
              + " is \""
              + given
              + "\" but must be a time such as 2026-11-21T07:00:00Z, or seconds since 1970");
    }
  }
}
