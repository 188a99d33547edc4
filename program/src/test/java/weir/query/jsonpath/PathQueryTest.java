package weir.query.jsonpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weir.query.jsonpath.PathExpression.Context;
import weir.query.jsonpath.PathExpression.Current;
import weir.query.jsonpath.PathExpression.Filter;
import weir.query.jsonpath.PathExpression.Member;
import weir.query.jsonpath.PathExpression.Subscripts;
import weir.query.jsonpath.PathExpression.Variable;

class PathQueryTest {
  private static final PathExpression NAMED_A = new Member(new Context(), Optional.of("a"));

  private static String found(boolean isLax, PathExpression path, String json) {
    return new PathQuery(isLax, path)
        .find(JsonItems.read(json), Map.of("v", new JsonItem.Text("x"))).stream()
            .map(JsonItems::text)
            .collect(Collectors.joining(" "));
  }

  @Test
  void opensArraysByItselfInLaxModeOnly() {
    String json = "[{\"a\": 1}, {\"b\": 2}, {\"a\": [3]}]";
    assertEquals("1 [3]", found(true, NAMED_A, json));
    PathFault fault = assertThrows(PathFault.class, () -> found(false, NAMED_A, json));
    assertEquals("invalid item type. Expected: OBJECT, actual: ARRAY", fault.sentence());
  }

  @Test
  void missesAMemberInStrictMode() {
    assertEquals("", found(true, NAMED_A, "{}"));
    PathFault fault = assertThrows(PathFault.class, () -> found(false, NAMED_A, "{}"));
    assertEquals("structural error: missing member 'a' in JSON object", fault.sentence());
  }

  @Test
  void keepsTextsAndNumbersAsTheyAre() {
    assertEquals(
        "[1,-2.5,1.0E20,\"\\uD83D\\uDE00é\",null,123456789012345678901]",
        found(true, new Context(), "[1, -2.5, 1e20, \"😀é\", null, 123456789012345678901]"));
    assertEquals("\"x\"", found(true, new Variable("v"), "1"));
    assertEquals("", found(true, new Variable("w"), "1"));
  }

  /// Each of the filters looks at all elements for each element.
  @Test
  void endsASearchThatLooksAtEverythingAgainAndAgain() {
    String json = IntStream.range(0, 400).mapToObj(Integer::toString).toList().toString();
    PathExpression all = new Subscripts(new Context(), List.of());
    PathExpression found = all;
    for (int i = 0; i < 3; i++) {
      found =
          new Filter(
              all,
              new PathPredicate.Both(
                  new PathPredicate.Not(
                      new PathPredicate.Comparison(
                          PathPredicate.Comparator.EQUAL, new Current(), new Variable("w"))),
                  new PathPredicate.Exists(found)));
    }
    PathExpression search = found;
    PathFault fault = assertThrows(PathFault.class, () -> found(true, search, json));
    assertEquals("the path looks at more than 5000000 items of one value", fault.sentence());
  }
}
