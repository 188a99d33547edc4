package weir.query.pattern;

import weir.query.pattern.JsonTape.Kind;

/// A question about one JSON value. Immutable.
sealed interface JsonTest {
  /// @param text reused from value to value
  boolean matches(JsonTape tape, int node, JsonText text);

  /// The value is there, whatever it is.
  record Anything() implements JsonTest {
    @Override
    public boolean matches(JsonTape tape, int node, JsonText text) {
      return true;
    }
  }

  /// The value is `true`, `false` or `null`; an array that has a null member is null too.
  record Is(Kind kind) implements JsonTest {
    @Override
    public boolean matches(JsonTape tape, int node, JsonText text) {
      if (kind == Kind.NULL && tape.kind(node) == Kind.ARRAY) {
        int behind = tape.behind(node);
        for (int element = node + 1; element < behind; element = tape.behind(element)) {
          if (tape.kind(element) == Kind.NULL) {
            return true;
          }
        }
      }
      return tape.kind(node) == kind;
    }
  }

  /// The value is a string, or a number as it is spelled, that passes a test.
  ///
  /// @param number what a number may be too however it is spelled; not-a-number for none
  record Equal(ValueTest test, double number) implements JsonTest {
    @Override
    public boolean matches(JsonTape tape, int node, JsonText text) {
      return switch (tape.kind(node)) {
        case STRING -> {
          text.take(tape, node);
          yield text.passes(test);
        }
        case NUMBER ->
            DecimalText.parse(tape.bytes(), tape.start(node), tape.end(node)) == number
                || test.matches(tape.bytes(), tape.start(node), tape.end(node));
        case OBJECT, ARRAY, TRUE, FALSE, NULL -> false;
      };
    }
  }

  /// The value is a string or a number, and another one.
  record Differs(Equal equal) implements JsonTest {
    @Override
    public boolean matches(JsonTape tape, int node, JsonText text) {
      return switch (tape.kind(node)) {
        case STRING, NUMBER -> !equal.matches(tape, node, text);
        case OBJECT, ARRAY, TRUE, FALSE, NULL -> false;
      };
    }
  }

  /// The value is a number that lies so to this one.
  record Ordered(Order order, double number) implements JsonTest {
    @Override
    public boolean matches(JsonTape tape, int node, JsonText text) {
      return tape.kind(node) == Kind.NUMBER
          && order.holds(DecimalText.parse(tape.bytes(), tape.start(node), tape.end(node)), number);
    }
  }
}
