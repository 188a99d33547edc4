package weir.query.sql;

import io.trino.sql.tree.Node;

/// Faults at a place of the statement.
final class Faults {
  private Faults() {}

  static SqlFault at(Node node, String errorName, String sentence) {
    return node.getLocation()
        .map(at -> new SqlFault(errorName, at.getLineNumber(), at.getColumnNumber(), sentence))
        .orElseGet(() -> new SqlFault(errorName, 0, 0, sentence));
  }

  static SqlFault type(Node node, String sentence) {
    return at(node, "TYPE_MISMATCH", sentence);
  }

  static SqlFault unsupported(Node node, String what) {
    return at(node, "NOT_SUPPORTED", what);
  }

  /// What a function refuses when it runs: Trino names no place for it.
  static SqlFault argument(String sentence) {
    return new SqlFault("INVALID_FUNCTION_ARGUMENT", 0, 0, sentence);
  }

  /// Athena does not say whether a column is missing or forbidden.
  static SqlFault column(Node node, String name) {
    return at(
        node,
        "COLUMN_NOT_FOUND",
        "Column '"
            + name
            + "' cannot be resolved or requester is not authorized to access requested resources");
  }
}
