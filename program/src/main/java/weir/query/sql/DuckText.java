package weir.query.sql;

/// Pieces of DuckDB's SQL.
final class DuckText {
  private DuckText() {}

  /// A name in double quotes.
  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /// A text in single quotes.
  static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }
}
