package weir.query.pattern;

import java.util.Arrays;
import java.util.List;

/// A question about one value's text. Immutable.
sealed interface ValueTest {
  boolean matches(byte[] bytes, int from, int to);

  /// The value is this text.
  record Equal(Literal text) implements ValueTest {
    @Override
    public boolean matches(byte[] bytes, int from, int to) {
      return Arrays.equals(bytes, from, to, text.bytes(), 0, text.length());
    }
  }

  /// The value has this text in it.
  record Containing(Literal text) implements ValueTest {
    @Override
    public boolean matches(byte[] bytes, int from, int to) {
      return text.isIn(bytes, from, to);
    }
  }

  /// The value fits a text with `*`.
  record Like(Wildcard wildcard) implements ValueTest {
    @Override
    public boolean matches(byte[] bytes, int from, int to) {
      return wildcard.matches(bytes, from, to);
    }
  }

  /// A regular expression finds something in the value.
  record Found(Regex regex) implements ValueTest {
    @Override
    public boolean matches(byte[] bytes, int from, int to) {
      return regex.isIn(bytes, from, to);
    }
  }

  /// The value is a number that lies so to this one.
  record Ordered(Order order, double number) implements ValueTest {
    @Override
    public boolean matches(byte[] bytes, int from, int to) {
      return order.holds(DecimalText.parse(bytes, from, to), number);
    }
  }

  /// The other answer.
  record Not(ValueTest test) implements ValueTest {
    @Override
    public boolean matches(byte[] bytes, int from, int to) {
      return !test.matches(bytes, from, to);
    }
  }

  /// Every one of several.
  record AllOf(List<ValueTest> tests) implements ValueTest {
    @Override
    public boolean matches(byte[] bytes, int from, int to) {
      for (int i = 0; i < tests.size(); i++) {
        if (!tests.get(i).matches(bytes, from, to)) {
          return false;
        }
      }
      return true;
    }
  }

  /// At least one of several.
  record AnyOf(List<ValueTest> tests) implements ValueTest {
    @Override
    public boolean matches(byte[] bytes, int from, int to) {
      for (int i = 0; i < tests.size(); i++) {
        if (tests.get(i).matches(bytes, from, to)) {
          return true;
        }
      }
      return false;
    }
  }

  /// What stands in every value that passes.
  static Anchors anchors(ValueTest test) {
    return switch (test) {
      case Equal equal -> Anchors.of(equal.text());
      case Containing containing -> Anchors.of(containing.text());
      case Like like -> Anchors.of(like.wildcard().longest());
      case Found found -> found.regex().anchors();
      case AllOf all ->
          all.tests().stream().map(ValueTest::anchors).reduce(Anchors.NONE, Anchors::both);
      case AnyOf any -> Anchors.either(any.tests().stream().map(ValueTest::anchors));
      case Ordered _, Not _ -> Anchors.NONE;
    };
  }

  /// A text that stands in every value that passes; empty when there is no such text.
  static Literal required(ValueTest test) {
    return anchors(test).required();
  }
}
