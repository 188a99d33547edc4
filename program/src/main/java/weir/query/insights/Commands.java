package weir.query.insights;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// All commands of the language.
final class Commands {
  static final List<CommandEntry> ALL =
      List.of(
          Fields.ENTRY,
          Display.ENTRY,
          Filter.ENTRY,
          FilterIndex.ENTRY,
          Stats.ENTRY,
          Sort.ENTRY,
          Limit.ENTRY,
          Parse.ENTRY,
          Dedup.ENTRY,
          PatternCommand.ENTRY,
          Diff.ENTRY,
          LogCompare.ENTRY,
          Unnest.ENTRY,
          Join.ENTRY,
          Unmask.ENTRY,
          Lookup.ENTRY,
          CidrLookup.ENTRY,
          Source.ENTRY);

  /// Commands of AWS that Weir does not have, and are refused by their names.
  static final List<String> LACKING =
      List.of(
          "anomaly",
          "addtotals",
          "accum",
          "autoregress",
          "appendcols",
          "countFrequent",
          "estimate",
          "filldown",
          "fillmissing",
          "outlier",
          "relevantfields",
          "sessionize");

  private Commands() {}

  static Optional<CommandEntry> find(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(entry -> entry.words().stream().anyMatch(w -> w.equalsIgnoreCase(lower)))
        .findFirst();
  }

  static List<String> words() {
    return ALL.stream().map(CommandEntry::word).toList();
  }
}
