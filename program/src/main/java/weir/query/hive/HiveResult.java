package weir.query.hive;

import java.util.List;

/// What a statement answers: lines of text, of which some have columns joined by tabs.
///
/// @param columns names of the columns; empty when the lines are remarks
public record HiveResult(List<String> columns, List<String> lines) {
  static final HiveResult NOTHING = new HiveResult(List.of(), List.of());

  public HiveResult {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
  }

  static HiveResult of(String column, List<String> lines) {
    return new HiveResult(List.of(column), lines);
  }
}
