package weir.query.sql;

import io.trino.sql.tree.Node;

/// `=`, `<>`, `<`, `<=`, `>`, `>=` and `IS DISTINCT FROM`.
final class Comparisons {
  private Comparisons() {}

  static Term compared(Node at, String operator, Term left, Term right) {
    SqlType type =
        Types.common(left.type(), right.type())
            .orElseThrow(() -> mismatch(at, operator, left, right));
    boolean isOrder =
        operator.startsWith("<") && !operator.equals("<>") || operator.startsWith(">");
    if (isOrder && !isOrderable(type)) {
      throw mismatch(at, operator, left, right);
    }
    return Term.of(
        SimpleType.BOOLEAN,
        "(" + text(operator, Casts.coerce(left, type), Casts.coerce(right, type)) + ")");
  }

  private static SqlFault mismatch(Node at, String operator, Term left, Term right) {
    return Faults.type(
        at,
        "Cannot apply operator: "
            + left.type().text()
            + " "
            + operator
            + " "
            + right.type().text());
  }

  /// Both sides are of one type. Instants are compared without their zones.
  static String text(String operator, Term left, Term right) {
    return left.instant() + " " + operator + " " + right.instant();
  }

  static boolean isOrderable(SqlType type) {
    return switch (type) {
      case SqlType.MapType _ -> false;
      case SqlType.Array array -> isOrderable(array.element());
      case SqlType.Row row -> row.fields().stream().allMatch(field -> isOrderable(field.type()));
      case SimpleType simple -> simple != SimpleType.JSON;
      default -> true;
    };
  }
}
