package weir.query.sql;

import io.trino.sql.tree.ArithmeticBinaryExpression;
import io.trino.sql.tree.ArithmeticUnaryExpression;
import io.trino.sql.tree.Node;
import java.util.Optional;

/// `+`, `-`, `*`, `/`, `%` over numbers; [TimeArithmetic] has those over dates.
final class Arithmetic {
  private Arithmetic() {}

  static Term unary(ExpressionAnalyzer analyzer, ArithmeticUnaryExpression unary) {
    Term value = analyzer.term(unary.getValue());
    boolean isInterval =
        value.type() == SimpleType.INTERVAL_DAY_SECOND
            || value.type() == SimpleType.INTERVAL_YEAR_MONTH;
    if (!Types.isNumber(value.type()) && !isInterval && !value.isNull()) {
      throw Faults.type(unary, "Cannot negate " + value.type().text());
    }
    if (unary.getSign() == ArithmeticUnaryExpression.Sign.PLUS) {
      return value;
    }
    Optional<String> literal =
        value.literal().map(v -> v.startsWith("-") ? v.substring(1) : "-" + v);
    return new Term(
        value.type(), "(-" + value.text() + ")", Optional.empty(), literal, Optional.empty());
  }

  static Term binary(ExpressionAnalyzer analyzer, ArithmeticBinaryExpression arithmetic) {
    Term left = analyzer.term(arithmetic.getLeft());
    Term right = analyzer.term(arithmetic.getRight());
    return binary(arithmetic, arithmetic.getOperator(), left, right);
  }

  static Term binary(Node at, ArithmeticBinaryExpression.Operator operator, Term left, Term right) {
    if (left.isNull() || right.isNull()) {
      Term other = left.isNull() ? right : left;
      if (Types.isNumber(other.type())) {
        return Term.of(other.type(), "CAST(NULL AS " + other.type().duckDb() + ")");
      }
    }
    if (Types.isNumber(left.type()) && Types.isNumber(right.type())) {
      return numbers(operator, left, right);
    }
    return TimeArithmetic.term(operator, left, right)
        .orElseThrow(() ->
            Faults.type(
                at,
                "Cannot apply operator: "
                    + left.type().text()
                    + " "
                    + operator.getValue()
                    + " "
                    + right.type().text()));
  }

  private static Term numbers(ArithmeticBinaryExpression.Operator operator, Term left, Term right) {
    SqlType type = Types.common(left.type(), right.type()).orElseThrow();
    if (type instanceof SqlType.Decimal) {
      return decimals(operator, left, right);
    }
    String a = Casts.coerce(left, type).text();
    String b = Casts.coerce(right, type).text();
    boolean isWhole = Types.isInteger(type);
    String sign =
        operator == ArithmeticBinaryExpression.Operator.DIVIDE && isWhole
            ? "//"
            : operator.getValue();
    return Term.of(type, "(" + a + " " + sign + " " + b + ")");
  }

  private static Term decimals(
      ArithmeticBinaryExpression.Operator operator, Term left, Term right) {
    SqlType.Decimal x = left.type() instanceof SqlType.Decimal d ? d : Types.decimalOf(left.type());
    SqlType.Decimal y =
        right.type() instanceof SqlType.Decimal d ? d : Types.decimalOf(right.type());
    String a = Casts.coerce(left, x).text();
    String b = Casts.coerce(right, y).text();
    int scale = Math.max(x.scale(), y.scale());
    int whole = Math.max(x.precision() - x.scale(), y.precision() - y.scale());
    return switch (operator) {
      case ADD, SUBTRACT -> {
        SqlType type = new SqlType.Decimal(Math.min(38, whole + scale + 1), scale);
        yield Term.of(type, cast("(" + a + " " + operator.getValue() + " " + b + ")", type));
      }
      case MULTIPLY -> {
        SqlType type =
            new SqlType.Decimal(
                Math.min(38, x.precision() + y.precision()), Math.min(38, x.scale() + y.scale()));
        yield Term.of(type, cast("(" + a + " * " + b + ")", type));
      }
      case DIVIDE -> quotient(x, y, a, b, scale);
      case MODULO -> {
        int rest = Math.min(x.precision() - x.scale(), y.precision() - y.scale());
        SqlType type = new SqlType.Decimal(Math.max(1, Math.min(38, rest + scale)), scale);
        yield Term.of(type, cast("(" + a + " % " + b + ")", type));
      }
    };
  }

  /// DuckDB divides decimals as doubles; here the unscaled numbers are divided and rounded half up.
  private static Term quotient(
      SqlType.Decimal x, SqlType.Decimal y, String a, String b, int scale) {
    int precision = Math.min(38, x.precision() + y.scale() + Math.max(y.scale() - x.scale(), 0));
    SqlType type = new SqlType.Decimal(precision, scale);
    String above = unscaled(a, x.scale(), scale + y.scale() - x.scale());
    String below = unscaled(b, y.scale(), 0);
    return Term.of(
        type,
        cast(
            "trino_half_up(" + above + ", " + below + ")",
            new SqlType.Decimal(38, 0),
            scale,
            type));
  }

  private static String unscaled(String text, int scale, int more) {
    String whole =
        scale == 0
            ? text
            : "(" + text + " * CAST(1" + "0".repeat(scale) + " AS DECIMAL(" + (scale + 1) + ",0)))";
    return "(CAST("
        + whole
        + " AS HUGEINT)"
        + (more == 0 ? "" : " * CAST(1" + "0".repeat(more) + " AS HUGEINT)")
        + ")";
  }

  private static String cast(String text, SqlType type) {
    return "CAST(" + text + " AS " + type.duckDb() + ")";
  }

  private static String cast(String text, SqlType whole, int scale, SqlType type) {
    String unit = scale == 0 ? "1" : "0." + "0".repeat(scale - 1) + "1";
    return "CAST(CAST("
        + text
        + " AS "
        + whole.duckDb()
        + ") * CAST('"
        + unit
        + "' AS DECIMAL("
        + (scale + 1)
        + ","
        + scale
        + ")) AS "
        + type.duckDb()
        + ")";
  }
}
