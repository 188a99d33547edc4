package weir.query.pattern;

/// How a number may lie to another one.
enum Order {
  GREATER(">"),
  LESS("<"),
  AT_LEAST(">="),
  AT_MOST("<=");

  private final String sign;

  Order(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /// Whether the left number lies so to the right one; never for not-a-number.
  boolean holds(double left, double right) {
    return switch (this) {
      case GREATER -> left > right;
      case LESS -> left < right;
      case AT_LEAST -> left >= right;
      case AT_MOST -> left <= right;
    };
  }
}
