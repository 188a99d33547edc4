package weir.query.jsonpath;

import java.math.BigDecimal;
import java.math.RoundingMode;
import weir.query.jsonpath.PathExpression.MethodName;
import weir.query.jsonpath.PathExpression.Operator;

/// The arithmetic of paths, which is that of SQL's integers, decimals and doubles.
final class PathNumbers {
  private PathNumbers() {}

  private static JsonItem number(JsonItem item) {
    if (item.isNumber()) {
      return item;
    }
    throw item instanceof JsonItem.Huge(var value)
        ? new PathFault("the number " + value + " is out of range")
        : PathFault.kind("NUMBER", item);
  }

  static double real(JsonItem number) {
    return switch (number) {
      case JsonItem.Whole whole -> whole.value();
      case JsonItem.Fixed(BigDecimal value) -> value.doubleValue();
      case JsonItem.Real(double value) -> value;
      default -> throw PathFault.kind("NUMBER", number);
    };
  }

  static BigDecimal fixed(JsonItem number) {
    return switch (number) {
      case JsonItem.Whole whole -> BigDecimal.valueOf(whole.value());
      case JsonItem.Fixed(BigDecimal value) -> value;
      default -> throw PathFault.kind("NUMBER", number);
    };
  }

  /// The place in an array that a subscript names: rounded.
  static int place(JsonItem item) {
    return switch (number(item)) {
      case JsonItem.Whole(long value, boolean _) when value == (int) value -> (int) value;
      case JsonItem.Whole whole -> throw new PathFault("invalid array subscript: " + whole.value());
      case JsonItem.Real(double value) when !(Math.abs(value) < Integer.MAX_VALUE) ->
          throw new PathFault("invalid array subscript: " + value);
      case JsonItem.Real(double value) -> (int) Math.round(value);
      case JsonItem other -> {
        BigDecimal value = fixed(other).setScale(0, RoundingMode.HALF_UP);
        if (value.precision() > 9) {
          throw new PathFault("invalid array subscript: " + value.toPlainString());
        }
        yield value.intValueExact();
      }
    };
  }

  static JsonItem signed(JsonItem item, boolean isNegative) {
    JsonItem number = number(item);
    return isNegative ? negated(number) : number;
  }

  private static JsonItem negated(JsonItem number) {
    return switch (number) {
      case JsonItem.Whole(long value, boolean isWide) ->
          narrow(exactly(Operator.SUBTRACT, 0, value), isWide);
      case JsonItem.Real(double value) -> new JsonItem.Real(-value);
      default -> new JsonItem.Fixed(fixed(number).negate());
    };
  }

  static JsonItem answer(MethodName method, JsonItem item) {
    if (method == MethodName.DOUBLE && item instanceof JsonItem.Text(String text)) {
      return new JsonItem.Real(read(text));
    }
    JsonItem number = number(item);
    return switch (method) {
      case DOUBLE -> new JsonItem.Real(real(number));
      case ABS -> isBelowZero(number) ? negated(number) : number;
      case CEILING -> whole(number, RoundingMode.CEILING);
      case FLOOR -> whole(number, RoundingMode.FLOOR);
      case KEYVALUE, SIZE, TYPE -> throw new IllegalArgumentException(method + " is of no number");
    };
  }

  private static double read(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException noNumber) {
      throw new PathFault("Cannot cast '" + text + "' to DOUBLE");
    }
  }

  private static boolean isBelowZero(JsonItem number) {
    return number instanceof JsonItem.Real(double value) ? value < 0 : fixed(number).signum() < 0;
  }

  private static JsonItem whole(JsonItem number, RoundingMode mode) {
    return switch (number) {
      case JsonItem.Whole whole -> whole;
      case JsonItem.Real(double value) ->
          new JsonItem.Real(mode == RoundingMode.CEILING ? Math.ceil(value) : Math.floor(value));
      default -> new JsonItem.Fixed(fixed(number).setScale(0, mode));
    };
  }

  static JsonItem computed(Operator operator, JsonItem left, JsonItem right) {
    JsonItem a = number(left);
    JsonItem b = number(right);
    if (a instanceof JsonItem.Real || b instanceof JsonItem.Real) {
      return new JsonItem.Real(real(operator, real(a), real(b)));
    }
    if (a instanceof JsonItem.Whole x && b instanceof JsonItem.Whole y) {
      return narrow(exactly(operator, x.value(), y.value()), x.isWide() || y.isWide());
    }
    return new JsonItem.Fixed(fixed(operator, fixed(a), fixed(b)));
  }

  private static double real(Operator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MODULO -> a % b;
    };
  }

  private static BigDecimal fixed(Operator operator, BigDecimal a, BigDecimal b) {
    int scale = Math.max(a.scale(), b.scale());
    if ((operator == Operator.DIVIDE || operator == Operator.MODULO) && b.signum() == 0) {
      throw new PathFault("Division by zero");
    }
    BigDecimal answer =
        switch (operator) {
          case ADD -> a.add(b);
          case SUBTRACT -> a.subtract(b);
          case MULTIPLY -> a.multiply(b);
          case DIVIDE -> a.divide(b, scale, RoundingMode.HALF_UP);
          case MODULO -> a.remainder(b).setScale(scale, RoundingMode.UNNECESSARY);
        };
    if (answer.precision() > 38) {
      throw new PathFault("Decimal overflow");
    }
    return answer;
  }

  private static long exactly(Operator operator, long a, long b) {
    try {
      return switch (operator) {
        case ADD -> Math.addExact(a, b);
        case SUBTRACT -> Math.subtractExact(a, b);
        case MULTIPLY -> Math.multiplyExact(a, b);
        case DIVIDE -> Math.divideExact(a, b);
        case MODULO -> a % b;
      };
    } catch (ArithmeticException overflow) {
      throw new PathFault(b == 0 ? "Division by zero" : "bigint overflow");
    }
  }

  private static JsonItem narrow(long value, boolean isWide) {
    if (!isWide && value != (int) value) {
      throw new PathFault("integer overflow: " + value);
    }
    return new JsonItem.Whole(value, isWide);
  }
}
