package weir.query.sql;

import io.trino.sql.ExpressionFormatter;
import io.trino.sql.tree.DataType;

/// The types that a statement names.
final class DataTypes {
  private DataTypes() {}

  static SqlType of(DataType type) {
    String text = ExpressionFormatter.formatExpression(type);
    try {
      return SqlType.parse(text);
    } catch (IllegalArgumentException unknown) {
      throw Faults.at(type, "TYPE_NOT_FOUND", "Unknown type: " + text);
    }
  }
}
