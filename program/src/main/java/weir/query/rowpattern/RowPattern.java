package weir.query.rowpattern;

import java.util.List;
import java.util.OptionalInt;

/// What rows are looked for, and in which order alternatives are preferred.
public sealed interface RowPattern {
  /// One row for which the variable's condition holds.
  ///
  /// @param variable counted from 0
  record Variable(int variable) implements RowPattern {}

  /// No row: always found.
  record Empty() implements RowPattern {}

  /// No row, before the partition's first.
  record PartitionStart() implements RowPattern {}

  /// No row, after the partition's last.
  record PartitionEnd() implements RowPattern {}

  /// One after the other.
  record Sequence(List<RowPattern> parts) implements RowPattern {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /// One of them, the first that leads to a match.
  record Alternation(List<RowPattern> parts) implements RowPattern {
    public Alternation {
      parts = List.copyOf(parts);
    }
  }

  /// The same several times.
  ///
  /// @param greedy more are preferred to fewer
  record Repetition(RowPattern part, int atLeast, OptionalInt atMost, boolean greedy)
      implements RowPattern {}

  /// Rows that belong to the match but not to its output.
  record Exclusion(RowPattern part) implements RowPattern {}
}
