package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.ArrayList;
import java.util.List;

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
        operator.equals("IS DISTINCT FROM")
            ? "Cannot check if %s is identical to %s"
                .formatted(left.type().text(), right.type().text())
            : "Cannot apply operator: "
                + left.type().text()
                + " "
                + operator.replace('>', '<').replace("<<", "=")
                + " "
                + right.type().text());
  }

  /// Both sides are of one type. Instants are compared without their zones.
  static String text(String operator, Term left, Term right) {
    boolean isEquality = operator.equals("=") || operator.equals("<>");
    if (isEquality && left.type() instanceof SqlType.Row row) {
      return rows(operator.equals("<>") ? "NOT " : "", row, left, right);
    }
    return left.instant() + " " + operator + " " + right.instant();
  }

  /// A NULL in a row makes equality unknown, unless another field differs.
  private static String rows(String not, SqlType.Row row, Term left, Term right) {
    List<String> equal = new ArrayList<>();
    for (int i = 0; i < row.fields().size(); i++) {
      equal.add(text("=", Collections.field(left, row, i), Collections.field(right, row, i)));
    }
    return not + "(" + String.join(" AND ", equal) + ")";
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
