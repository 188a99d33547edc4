package weir.query.engine;

import weir.query.lines.LineSerde;

/// How the objects of a table hold its rows.
///
/// To add one, add a member, let the tables of the catalogue name it (`TableFormats` in
/// `query/athena`), and read it in each engine.
public sealed interface TableFormat {
  /// Lines, in which columns are found as the serde says.
  record Lines(LineSerde serde) implements TableFormat {}

  /// Parquet, in which columns are found by their names.
  record Parquet() implements TableFormat {}
}
