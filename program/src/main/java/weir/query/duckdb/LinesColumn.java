package weir.query.duckdb;

import org.duckdb.DuckDBColumnType;

/// A column of [LinesScan].
sealed interface LinesColumn {
  /// In the relation that the scan makes.
  String name();

  DuckDBColumnType type();

  /// A cell of a line, at a place in it.
  record Cell(String name, int place, DuckDBColumnType type) implements LinesColumn {}

  /// What is the same for all rows of a file, as text.
  ///
  /// @param index place in [TableFile#constants]
  record Constant(String name, int index) implements LinesColumn {
    @Override
    public DuckDBColumnType type() {
      return DuckDBColumnType.VARCHAR;
    }
  }
}
