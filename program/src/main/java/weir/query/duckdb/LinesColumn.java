package weir.query.duckdb;

import weir.query.arrow.ArrowType;

/// A column of [LinesScan].
sealed interface LinesColumn {
  /// In the relation that the scan makes.
  String name();

  ArrowType type();

  /// A cell of a line, at a place in it.
  record Cell(String name, int place, ArrowType type) implements LinesColumn {}

  /// What is the same for all rows of a file, as text.
  ///
  /// @param index place in [TableFile#constants]
  record Constant(String name, int index) implements LinesColumn {
    @Override
    public ArrowType type() {
      return ArrowType.TEXT;
    }
  }
}
