package weir.query.insights;

import weir.query.insights.Expression.Operator;

/// How two values compare: as numbers when both are, as texts otherwise.
final class Comparison {
  private Comparison() {}

  static Value of(Operator operator, Value left, Value right) {
    return Value.truth("(" + sql(operator, left, right) + ")");
  }

  private static String sql(Operator operator, Value left, Value right) {
    if (left.literal() != null && right.literal() == null) {
      return sql(mirrored(operator), right, left);
    }
    if (left.kind().isNumber() && right.kind().isNumber()) {
      return joined(operator, comparable(left), comparable(right));
    }
    if (right.literal() != null) {
      return withConstant(operator, left, right);
    }
    if (left.kind().isNumber() || right.kind().isNumber()) {
      return numbersFirst(operator, left, right);
    }
    if (left.kind() == Kind.TEXT && right.kind() == Kind.TEXT) {
      return joined(operator, left.sql(), right.sql());
    }
    return bothDynamic(operator, left, right);
  }

  private static String comparable(Value value) {
    return value.kind() == Kind.TRUTH ? value.asNumber() : value.sql();
  }

  private static String withConstant(Operator operator, Value left, Value constant) {
    String literal = String.valueOf(constant.literal());
    if (left.kind() == Kind.TRUTH && (literal.equals("true") || literal.equals("false"))) {
      return joined(operator, left.asNumber(), literal.equals("true") ? "1E0" : "0E0");
    }
    if (constant.kind() == Kind.TRUTH) {
      String texts = literal.equals("true") ? "('true', '1')" : "('false', '0')";
      return left.asText() + (operator == Operator.NOT_EQUAL ? " NOT IN " : " IN ") + texts;
    }
    if (left.kind().isNumber()) {
      return constant.looksNumeric()
          ? joined(operator, comparable(left), Literals.number(literal).sql())
          : joined(operator, left.asText(), Sql.text(literal));
    }
    boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    if (!constant.looksNumeric()
        || equality && (left.kind() == Kind.TEXT || !constant.kind().isNumber())) {
      return joined(operator, left.sql(), Sql.text(literal));
    }
    return numbersFirst(operator, left, Literals.number(literal));
  }

  /// A text that is no number differs from every number, and is neither greater nor less.
  private static String numbersFirst(Operator operator, Value left, Value right) {
    return "(CASE WHEN "
        + left.sql()
        + " IS NOT NULL AND "
        + right.sql()
        + " IS NOT NULL THEN coalesce("
        + joined(operator, left.asNumber(), right.asNumber())
        + ", "
        + (operator == Operator.NOT_EQUAL)
        + ") END)";
  }

  private static String bothDynamic(Operator operator, Value left, Value right) {
    return "coalesce("
        + joined(operator, left.asNumber(), right.asNumber())
        + ", "
        + joined(operator, left.asText(), right.asText())
        + ")";
  }

  private static String joined(Operator operator, String left, String right) {
    String symbol = operator == Operator.NOT_EQUAL ? "<>" : operator.symbol();
    return left + " " + symbol + " " + right;
  }

  private static Operator mirrored(Operator operator) {
    return switch (operator) {
      case LESS -> Operator.GREATER;
      case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
      case GREATER -> Operator.LESS;
      case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
      case OR, AND, EQUAL, NOT_EQUAL, PLUS, MINUS, TIMES, DIVIDED_BY, MODULO, POWER -> operator;
    };
  }
}
