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
          Anomaly.ENTRY,
          Diff.ENTRY,
          LogCompare.ENTRY,
          Unnest.ENTRY,
          Accum.ENTRY,
          AddTotals.ENTRY,
          AppendCols.ENTRY,
          Autoregress.ENTRY,
          CountFrequent.ENTRY,
          Estimate.ENTRY,
          Expand.ENTRY,
          Filldown.ENTRY,
          FillMissing.ENTRY,
          Outlier.ENTRY,
          RelevantFields.ENTRY,
          Sessionize.ENTRY,
          Join.ENTRY,
          Unmask.ENTRY,
          Lookup.ENTRY,
          CidrLookup.ENTRY,
          Source.ENTRY);

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
