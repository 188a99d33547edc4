package weir.query.pattern;

import java.util.List;
import java.util.Optional;

/// What stands between a name and a value.
sealed interface Operator {
  /// `=`
  record Equals() implements Operator {}

  /// `!=`
  record Differs() implements Operator {}

  /// `>`, `<`, `>=` or `<=`
  record Compares(Order order) implements Operator {}

  /// Reads an operator, the longest that stands there.
  static Optional<Operator> find(PatternReader reader) {
    for (Order order : List.of(Order.AT_LEAST, Order.AT_MOST, Order.GREATER, Order.LESS)) {
      if (reader.take(order.sign())) {
        return Optional.of(new Compares(order));
      }
    }
    if (reader.take("!=")) {
      return Optional.of(new Differs());
    }
    return reader.take("=") ? Optional.of(new Equals()) : Optional.empty();
  }
}
