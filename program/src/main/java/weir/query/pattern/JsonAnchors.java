package weir.query.pattern;

import java.util.ArrayList;
import java.util.List;

/// What stands in every JSON text for which conditions hold: the value, or else the key with a
/// value behind it that passes.
///
/// Keys and values without signs that JSON may write in another way stand there as they are; only a
/// backslash with a `u` may spell any character, so that it is an anchor too.
final class JsonAnchors {
  private static final Anchor ANY_CHARACTER = new Anchor(Literal.of("\\u"));

  private JsonAnchors() {}

  static Anchors of(Expression<JsonCondition> expression) {
    Anchors anchors = anchors(expression);
    if (anchors.isEmpty()) {
      return Anchors.of(Literal.of("{"));
    }
    List<Anchor> all = new ArrayList<>(anchors.any());
    all.add(ANY_CHARACTER);
    return new Anchors(all);
  }

  /// The anchors of each part, when all of several parts have to hold: any of them may spare the
  /// reading.
  static List<Anchors> ofParts(Expression<JsonCondition> expression) {
    return expression
            instanceof Expression.All<JsonCondition>(List<Expression<JsonCondition>> parts)
        ? parts.stream().map(JsonAnchors::anchors).filter(part -> !part.isEmpty()).toList()
        : List.of();
  }

  /// Whether a message may have what stands in all that match.
  static boolean mayMatch(List<Anchors> parts, byte[] bytes, int from, int to) {
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).mayMatch(bytes, from, to)) {
        return ANY_CHARACTER.literal().isIn(bytes, from, to);
      }
    }
    return true;
  }

  private static Anchors anchors(Expression<JsonCondition> expression) {
    return switch (expression) {
      case Expression.Single<JsonCondition>(JsonCondition condition) -> anchors(condition);
      case Expression.All<JsonCondition>(List<Expression<JsonCondition>> parts) ->
          parts.stream().map(JsonAnchors::anchors).reduce(Anchors.NONE, Anchors::both);
      case Expression.Any<JsonCondition>(List<Expression<JsonCondition>> parts) ->
          Anchors.either(parts.stream().map(JsonAnchors::anchors));
    };
  }

  private static Anchors anchors(JsonCondition condition) {
    if (condition.holdsWithout()) {
      return Anchors.NONE;
    }
    Literal value =
        condition.test() instanceof JsonTest.Equal(ValueTest test, double number)
                && Double.isNaN(number)
            ? value(test)
            : Literal.EMPTY;
    return value.length() > 0 ? Anchors.of(value) : key(condition);
  }

  private static Anchors key(JsonCondition condition) {
    if (condition.selector().steps().getLast() instanceof JsonStep.Key(Literal name)
        && isPlain(name.toString())) {
      Literal quoted = Literal.of('"' + name.toString() + '"');
      return new Anchors(
          List.of(new Anchor(quoted, JsonGlance.behindKey(quoted.length(), condition.test()))));
    }
    return Anchors.NONE;
  }

  private static Literal value(ValueTest test) {
    if (test instanceof ValueTest.Equal(Literal text)
        && isPlain(text.toString())
        && Double.isNaN(DecimalText.parse(text.toString()))) {
      return Literal.of('"' + text.toString() + '"');
    }
    String required = ValueTest.required(test).toString();
    String longest = "";
    int from = 0;
    for (int at = 0; at <= required.length(); at++) {
      if (at == required.length() || !isPlain(required.charAt(at))) {
        longest = at - from > longest.length() ? required.substring(from, at) : longest;
        from = at + 1;
      }
    }
    return Literal.of(longest);
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(JsonAnchors::isPlain);
  }

  /// Whether a character stands as it is in a JSON string, or as a number behind a backslash.
  private static boolean isPlain(int character) {
    return character >= ' ' && character != '"' && character != '\\' && character != '/';
  }
}
