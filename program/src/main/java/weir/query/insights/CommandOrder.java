package weir.query.insights;

import java.util.List;

/// Which command may follow which.
final class CommandOrder {
  private static final int MOST_STATS = 10;

  private final QueryReader text;

  CommandOrder(QueryReader text) {
    this.text = text;
  }

  /// @param before what precedes the command
  /// @param start where the command begins
  void check(Command command, List<Command> before, int start) {
    if (command instanceof Source && !before.isEmpty()) {
      throw text.fault("SOURCE must be the first command", start, text.end());
    }
    if (!(command instanceof Limit) && before.stream().anyMatch(Dedup.class::isInstance)) {
      throw text.fault("only limit may follow dedup", start, text.end());
    }
    if (command instanceof Comparing || command instanceof Anomaly) {
      before.stream()
          .filter(earlier -> !isOfBothTimes(earlier))
          .findFirst()
          .ifPresent(earlier -> {
            throw text.fault(
                word(command)
                    + " compares events or their patterns, but "
                    + word(earlier)
                    + " stands before it",
                start,
                text.end());
          });
      if (count(before, PatternCommand.class) > 1) {
        throw text.fault(
            word(command) + " compares the patterns of one pattern", start, text.end());
      }
    }
    if (command instanceof Stats && count(before, Stats.class) == MOST_STATS) {
      throw text.fault(
          "the query has more than " + MOST_STATS + " stats commands", start, text.end());
    }
    if (command instanceof Stats stats
        && stats.offsetMillis() != 0
        && count(before, Stats.class) > 0) {
      throw text.fault("offset belongs into the first stats", start, text.end());
    }
    if (command instanceof FillMissing
        && !(before.reversed().stream()
                    .filter(other -> !FillMissing.staysBehind(other))
                    .findFirst()
                    .orElse(null)
                instanceof Stats stats
            && stats.isSeries())) {
      throw text.fault("fillmissing must follow stats by bin(…)", start, text.end());
    }
    if (before.stream().anyMatch(Estimate.class::isInstance)) {
      throw text.fault("no command may follow estimate", start, text.end());
    }
    if (command instanceof Join && count(before, Join.class) > 0) {
      throw text.fault("the query has more than one join", start, text.end());
    }
  }

  /// Whether the command means the same for events of two times as for those of one.
  private static boolean isOfBothTimes(Command command) {
    return switch (command) {
      case Source _, Fields _, Display _, Filter _, FilterIndex _ -> true;
      case Parse _, ParseText _, Unmask _, Unnest _, Sort _, PatternCommand _, UsesTable _ -> true;
      default -> false;
    };
  }

  private static String word(Command command) {
    String text = command.text();
    return text.substring(0, (text + " ").indexOf(' '));
  }

  private static long count(List<Command> commands, Class<? extends Command> kind) {
    return commands.stream().filter(kind::isInstance).count();
  }
}
