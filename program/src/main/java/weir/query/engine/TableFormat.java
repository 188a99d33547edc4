package weir.query.engine;

import weir.query.lines.LineSerde;

/// How the objects of a table hold its rows.
///
/// To add one, add a member and let [HiveFormats] name it.
public sealed interface TableFormat {
  /// Lines, in which columns are found as the serde says.
  record Lines(LineSerde serde) implements TableFormat {}

  /// Parquet, in which columns are found by their names.
  record Parquet() implements TableFormat {}
}
