package weir.query.sql;

import io.trino.sql.tree.Node;
import java.util.List;

/// Rounding of decimals, whose result is a decimal of its own precision.
final class DecimalRounding {
  private DecimalRounding() {}

  private static SqlType.Decimal of(Term term) {
    return (SqlType.Decimal) term.type();
  }

  private static Term whole(Term term, String function) {
    SqlType.Decimal from = of(term);
    int digits = from.precision() - from.scale() + (from.scale() > 0 ? 1 : 0);
    SqlType type = new SqlType.Decimal(Math.clamp(digits, 1, 38), 0);
    return Term.of(type, "CAST(" + function + "(" + term.text() + ") AS " + type.duckDb() + ")");
  }

  static Term ceiling(Node at, List<Term> arguments, SqlType result) {
    return whole(arguments.getFirst(), "ceil");
  }

  static Term floor(Node at, List<Term> arguments, SqlType result) {
    return whole(arguments.getFirst(), "floor");
  }

  static Term round(Node at, List<Term> arguments, SqlType result) {
    return whole(arguments.getFirst(), "round");
  }

  static Term truncate(Node at, List<Term> arguments, SqlType result) {
    SqlType.Decimal from = of(arguments.getFirst());
    SqlType type = new SqlType.Decimal(Math.max(1, from.precision() - from.scale()), 0);
    return Term.of(
        type, "CAST(trunc(" + arguments.getFirst().text() + ") AS " + type.duckDb() + ")");
  }

  static Term roundTo(Node at, List<Term> arguments, SqlType result) {
    SqlType.Decimal from = of(arguments.getFirst());
    SqlType type = new SqlType.Decimal(Math.min(38, from.precision() + 1), from.scale());
    return Term.of(
        type,
        "CAST(round("
            + arguments.get(0).text()
            + ", CAST("
            + arguments.get(1).text()
            + " AS INTEGER)) AS "
            + type.duckDb()
            + ")");
  }

  static Term truncateTo(Node at, List<Term> arguments, SqlType result) {
    return Template.term("CAST(trunc($1, CAST($2 AS INTEGER)) AS $r)", arguments, result);
  }

  static Term mod(Node at, List<Term> arguments, SqlType result) {
    return Arithmetic.binary(
        at,
        io.trino.sql.tree.ArithmeticBinaryExpression.Operator.MODULO,
        arguments.get(0),
        arguments.get(1));
  }
}
