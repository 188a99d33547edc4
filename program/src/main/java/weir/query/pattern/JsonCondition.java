package weir.query.pattern;

import java.util.Optional;
import weir.query.pattern.JsonTape.Kind;

/// A selector and what is asked of the values that it leads to: one of them must pass.
///
/// @param holdsWithout whether the condition holds when no value passes, and only then
record JsonCondition(JsonSelector selector, JsonTest test, boolean holdsWithout) {
  /// Reads `$.field = value`, `$.field IS NULL`, `$.field NOT EXISTS` and the like.
  static JsonCondition parse(PatternReader reader) {
    JsonSelector selector = JsonSelector.parse(reader);
    reader.skipBlanks();
    Optional<Operator> operator = Operator.find(reader);
    if (operator.isPresent()) {
      reader.skipBlanks();
      return new JsonCondition(selector, test(operator.orElseThrow(), reader), false);
    }
    String word = reader.word("");
    reader.skipBlanks();
    String object = word.isEmpty() ? "" : reader.word("");
    return switch (word + " " + object) {
      case "NOT EXISTS" -> new JsonCondition(selector, new JsonTest.Anything(), true);
      case "IS NULL" -> new JsonCondition(selector, new JsonTest.Is(Kind.NULL), false);
      case "IS TRUE" -> new JsonCondition(selector, new JsonTest.Is(Kind.TRUE), false);
      case "IS FALSE" -> new JsonCondition(selector, new JsonTest.Is(Kind.FALSE), false);
      case " " -> throw reader.foreign();
      default ->
          throw reader.invalid(
              "behind a property selector must stand =, !=, >, <, >=, <=, IS NULL, IS TRUE, IS"
                  + " FALSE or NOT EXISTS, but it is '"
                  + (word + " " + object).strip()
                  + "'");
    };
  }

  private static JsonTest test(Operator operator, PatternReader reader) {
    Operand operand = Operand.parse(reader);
    if (operand.equals(new Operand.Bare("null"))) {
      throw reader.invalid("null is asked for with IS NULL, not with an operator");
    }
    JsonTest.Equal equal = new JsonTest.Equal(operand.equality(), operand.number());
    return switch (operator) {
      case Operator.Equals() -> equal;
      case Operator.Differs() -> new JsonTest.Differs(equal);
      case Operator.Compares(Order order) -> new JsonTest.Ordered(order, operand.number(reader));
    };
  }
}
