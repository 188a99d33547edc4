package weir.query.sql;

import io.trino.sql.tree.ArithmeticBinaryExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.StringLiteral;
import java.util.List;
import java.util.Locale;
import weir.query.rowpattern.MatchExpression;
import weir.query.rowpattern.MatchExpression.Operator;

/// Sums, differences and spans of time between rows of a match.
record MatchArithmetic(MatchExpressionReader reader) {
  private static final long MILLI_MICROS = 1000;
  private static final long DAY_MILLIS = 86_400_000;

  MatchExpression read(ArithmeticBinaryExpression arithmetic, SqlType type) {
    Expression left = arithmetic.getLeft();
    Expression right = arithmetic.getRight();
    SqlType a = reader.look(left).type();
    SqlType b = reader.look(right).type();
    Operator operator = operator(arithmetic);
    if (Types.isNumber(a) && Types.isNumber(b)) {
      return numbers(operator, left, right, a, b, type);
    }
    boolean isSubtraction = operator == Operator.SUBTRACT;
    if (isSubtraction && isTime(a) && isTime(b)) {
      SqlType common = Types.common(a, b).orElseThrow(() -> reader.unsupported(arithmetic));
      MatchExpression difference =
          computed(operator, reader.read(left, common), reader.read(right, common));
      return common == SimpleType.DATE
          ? computed(Operator.MULTIPLY, difference, constant(DAY_MILLIS))
          : computed(Operator.DIVIDE, difference, constant(MILLI_MICROS));
    }
    if ((isSubtraction || operator == Operator.ADD)
        && isInstant(a)
        && b == SimpleType.INTERVAL_DAY_SECOND) {
      return computed(
          operator,
          reader.read(left, a),
          computed(Operator.MULTIPLY, reader.read(right, b), constant(MILLI_MICROS)));
    }
    throw reader.unsupported(arithmetic);
  }

  private MatchExpression numbers(
      Operator operator, Expression left, Expression right, SqlType a, SqlType b, SqlType type) {
    if (type instanceof SqlType.Decimal decimal) {
      return new MatchExpression.Computed(
          operator,
          reader.read(left, a instanceof SqlType.Decimal ? a : Types.decimalOf(a)),
          reader.read(right, b instanceof SqlType.Decimal ? b : Types.decimalOf(b)),
          decimal.scale());
    }
    return computed(operator, reader.read(left, type), reader.read(right, type));
  }

  private static Operator operator(ArithmeticBinaryExpression arithmetic) {
    return switch (arithmetic.getOperator()) {
      case ADD -> Operator.ADD;
      case SUBTRACT -> Operator.SUBTRACT;
      case MULTIPLY -> Operator.MULTIPLY;
      case DIVIDE -> Operator.DIVIDE;
      case MODULO -> Operator.MODULO;
    };
  }

  private static boolean isInstant(SqlType type) {
    return type instanceof SqlType.Timestamp || type instanceof SqlType.TimestampWithZone;
  }

  private static boolean isTime(SqlType type) {
    return type == SimpleType.DATE || isInstant(type);
  }

  private static MatchExpression computed(
      Operator operator, MatchExpression left, MatchExpression right) {
    return new MatchExpression.Computed(operator, left, right, 0);
  }

  private static MatchExpression constant(long value) {
    return new MatchExpression.Constant(value);
  }

  /// `date_diff`: whole units between two times, of units that are always as long.
  MatchExpression span(FunctionCall call) {
    List<Expression> arguments = call.argumentValues();
    if (arguments.size() != 3 || !(arguments.getFirst() instanceof StringLiteral unit)) {
      throw reader.unsupported(call);
    }
    SqlType common =
        Types.common(reader.look(arguments.get(1)).type(), reader.look(arguments.get(2)).type())
            .orElseThrow(() -> reader.unsupported(call));
    long millis =
        switch (unit.getValue().toLowerCase(Locale.ROOT)) {
          case "millisecond" -> 1;
          case "second" -> 1000;
          case "minute" -> 60_000;
          case "hour" -> 3_600_000;
          case "day" -> DAY_MILLIS;
          case "week" -> 7 * DAY_MILLIS;
          default -> throw reader.unsupported(call);
        };
    if (!isTime(common)
        || common instanceof SqlType.TimestampWithZone && millis >= DAY_MILLIS
        || common == SimpleType.DATE && millis < DAY_MILLIS) {
      throw reader.unsupported(call);
    }
    long unitLength =
        common == SimpleType.DATE ? millis / DAY_MILLIS : Math.multiplyExact(millis, MILLI_MICROS);
    return computed(
        Operator.DIVIDE,
        computed(
            Operator.SUBTRACT,
            reader.read(arguments.get(2), common),
            reader.read(arguments.get(1), common)),
        constant(unitLength));
  }
}
