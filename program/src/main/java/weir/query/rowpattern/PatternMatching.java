package weir.query.rowpattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What is to be found in each partition, and what is to be said of it.
///
/// @param conditions of the pattern's variables, in their order
/// @param marks how many marks each row has
/// @param columns the values that conditions over several rows use
/// @param everyRow rows of a match are told although only one of them is shown: aggregates need
///   them
/// @param rows which rows of the match are named for each row that is told
/// @param labels of which rows the variable is named
public record PatternMatching(
    RowPattern pattern,
    List<VariableCondition> conditions,
    int marks,
    List<CellKind> columns,
    RowsPerMatch rowsPerMatch,
    boolean everyRow,
    AfterMatch afterMatch,
    List<RowReference> rows,
    List<RowReference> labels) {
  /// Stands between blocks of lines, since DuckDB takes a list of millions apart in quadratic time.
  public static final char NEXT_BLOCK = '\u000b';

  public PatternMatching {
    conditions = List.copyOf(conditions);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    labels = List.copyOf(labels);
  }

  /// Finds the matches of a partition.
  ///
  /// Each row that is told is a list of numbers: the row; the number of its match, or nothing when
  /// it has none; 1 if it is to be shown, else 0; its variable, counted from 1, or nothing; then
  /// the rows and the variables that are named. A line holds such a list, and some lines are a
  /// block; there is none without matches.
  ///
  /// @param marks `1` or `0` for each row and mark, row after row
  /// @param cells the values of each column, a line per row, `\N` for nothing, and a line for the
  ///   value that a row has which does not exist
  /// @param firstRow the number of the partition's first row
  /// @param stop called now and then; throws when the search is to end
  /// @throws MatchFault when the pattern or its rows forbid going on
  public String find(String marks, List<String> cells, long firstRow, Runnable stop) {
    PartitionRows partition = new PartitionRows(this.marks, marks, columns, cells);
    RunningMatch match = new RunningMatch(partition);
    references().forEach(reference -> match.track(reference.labels()));
    conditions.stream()
        .map(VariableCondition::overRows)
        .filter(Objects::nonNull)
        .forEach(condition -> MatchExpressions.prepare(condition, match));
    Search search = new Search(PatternProgram.of(pattern), conditions, partition, match, stop);
    return new PartitionMatches(this, partition, match, search, stop).tell(firstRow);
  }

  private List<RowReference> references() {
    List<RowReference> all = new ArrayList<>(rows);
    all.addAll(labels);
    if (afterMatch instanceof AfterMatch.ToRow(RowReference row)) {
      all.add(row);
    }
    return all;
  }
}
