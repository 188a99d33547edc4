package weir.query.rowpattern;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Compares and computes as SQL does.
final class MatchValues {
  private MatchValues() {}

  static @Nullable Object compared(
      MatchExpression.Comparison operator, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return switch (operator) {
        case DISTINCT -> (left == null) != (right == null);
        case NOT_DISTINCT -> (left == null) == (right == null);
        default -> null;
      };
    }
    boolean noNumber = isNoNumber(left) || isNoNumber(right);
    int order = noNumber ? 0 : order(left, right);
    return switch (operator) {
      case EQUAL -> !noNumber && order == 0;
      case NOT_EQUAL -> noNumber || order != 0;
      case LESS -> !noNumber && order < 0;
      case LESS_OR_EQUAL -> !noNumber && order <= 0;
      case GREATER -> !noNumber && order > 0;
      case GREATER_OR_EQUAL -> !noNumber && order >= 0;
      case DISTINCT -> noNumber ? isNoNumber(left) != isNoNumber(right) : order != 0;
      case NOT_DISTINCT -> noNumber ? isNoNumber(left) == isNoNumber(right) : order == 0;
    };
  }

  private static boolean isNoNumber(Object value) {
    return value instanceof Double number && number.isNaN();
  }

  static int order(Object left, Object right) {
    return switch (left) {
      case Long number -> number.compareTo((Long) right);
      case Double number ->
          number.doubleValue() == (Double) right ? 0 : number.compareTo((Double) right);
      case BigDecimal number -> number.compareTo((BigDecimal) right);
      case Boolean truth -> truth.compareTo((Boolean) right);
      case String text -> byCodePoint(text, (String) right);
      default -> throw new IllegalStateException("no order for " + left.getClass());
    };
  }

  /// Surrogates stand for code points above all others.
  private static int byCodePoint(String left, String right) {
    int most = Math.min(left.length(), right.length());
    for (int i = 0; i < most; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean isHigh = Character.isSurrogate(a);
        return isHigh == Character.isSurrogate(b) ? Character.compare(a, b) : isHigh ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  static @Nullable Object computed(
      MatchExpression.Operator operator, @Nullable Object left, @Nullable Object right, int scale) {
    if (left == null || right == null) {
      return null;
    }
    return switch (left) {
      case Long a -> whole(operator, a, (Long) right);
      case Double a -> real(operator, a, (Double) right);
      case BigDecimal a -> decimal(operator, a, (BigDecimal) right, scale);
      default -> throw new IllegalStateException("no arithmetic for " + left.getClass());
    };
  }

  private static long whole(MatchExpression.Operator operator, long a, long b) {
    try {
      return switch (operator) {
        case ADD -> Math.addExact(a, b);
        case SUBTRACT -> Math.subtractExact(a, b);
        case MULTIPLY -> Math.multiplyExact(a, b);
        case DIVIDE -> Math.divideExact(a, divisor(b));
        case MODULO -> a % divisor(b);
      };
    } catch (ArithmeticException tooLarge) {
      throw new MatchFault(
          "NUMERIC_VALUE_OUT_OF_RANGE",
          "bigint overflow: " + a + " " + operator.name().toLowerCase(Locale.ROOT) + " " + b);
    }
  }

  private static long divisor(long value) {
    if (value == 0) {
      throw new MatchFault("DIVISION_BY_ZERO", "Division by zero");
    }
    return value;
  }

  private static double real(MatchExpression.Operator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MODULO -> a % b;
    };
  }

  private static BigDecimal decimal(
      MatchExpression.Operator operator, BigDecimal a, BigDecimal b, int scale) {
    boolean divides =
        operator == MatchExpression.Operator.DIVIDE || operator == MatchExpression.Operator.MODULO;
    if (divides && b.signum() == 0) {
      throw new MatchFault("DIVISION_BY_ZERO", "Division by zero");
    }
    return switch (operator) {
      case ADD -> a.add(b);
      case SUBTRACT -> a.subtract(b);
      case MULTIPLY -> a.multiply(b);
      case DIVIDE -> a.divide(b, scale, RoundingMode.HALF_UP);
      case MODULO -> a.remainder(b);
    };
  }

  static @Nullable Object converted(@Nullable Object value, CellKind kind) {
    return switch (value) {
      case null -> null;
      case Long number when kind == CellKind.DOUBLE -> (double) number;
      case Long number when kind == CellKind.DECIMAL -> BigDecimal.valueOf(number);
      case BigDecimal number when kind == CellKind.DOUBLE -> number.doubleValue();
      default -> value;
    };
  }
}
