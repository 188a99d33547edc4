package weir.query.sql;

import io.trino.sql.ExpressionFormatter;
import io.trino.sql.tree.DataType;
import io.trino.sql.tree.Node;

/// The types that a statement names.
final class DataTypes {
  private DataTypes() {}

  /// @param cast the expression that names the type
  static SqlType of(Node cast, DataType type) {
    String text = ExpressionFormatter.formatExpression(type);
    try {
      return SqlType.parse(text);
    } catch (IllegalArgumentException unknown) {
      throw Faults.type(cast, "Unknown type: " + text);
    }
  }
}
