package weir.query.jsonpath;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// The conditions of a search's filters. What is a fault in a path is unknown in a condition.
final class PathConditions {
  private final PathSearch search;
  private final boolean isLax;

  PathConditions(PathSearch search, boolean isLax) {
    this.search = search;
    this.isLax = isLax;
  }

  Verdict test(PathPredicate condition, PathFocus focus) {
    return switch (condition) {
      case PathPredicate.Both(PathPredicate left, PathPredicate right) -> {
        Verdict first = test(left, focus);
        yield first == Verdict.FALSE ? first : first.and(test(right, focus));
      }
      case PathPredicate.Either(PathPredicate left, PathPredicate right) -> {
        Verdict first = test(left, focus);
        yield first == Verdict.TRUE ? first : first.or(test(right, focus));
      }
      case PathPredicate.Not(PathPredicate inner) -> test(inner, focus).not();
      case PathPredicate.IsUnknown(PathPredicate inner) ->
          Verdict.of(test(inner, focus) == Verdict.UNKNOWN);
      case PathPredicate.Exists(PathExpression path) ->
          items(path, focus, false)
              .map(found -> Verdict.of(!found.isEmpty()))
              .orElse(Verdict.UNKNOWN);
      case PathPredicate.Comparison comparison ->
          ofPairs(
              items(comparison.left(), focus, true),
              items(comparison.right(), focus, true),
              (a, b) -> ItemOrder.compare(comparison.comparator(), a, b));
      case PathPredicate.StartsWith startsWith ->
          ofPairs(
              items(startsWith.whole(), focus, true),
              items(startsWith.beginning(), focus, true),
              PathConditions::startsWith);
    };
  }

  private Optional<List<JsonItem>> items(PathExpression path, PathFocus focus, boolean isOpened) {
    try {
      return Optional.of(isOpened ? search.opened(path, focus) : search.items(path, focus));
    } catch (PathFault wrong) {
      return Optional.empty();
    }
  }

  /// Whether a pair fits: the first that does decides in lax mode, while in strict mode none may be
  /// without an answer.
  private Verdict ofPairs(
      Optional<List<JsonItem>> left,
      Optional<List<JsonItem>> right,
      BiFunction<JsonItem, JsonItem, Verdict> test) {
    if (left.isEmpty() || right.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    Verdict found = Verdict.FALSE;
    for (JsonItem a : left.get()) {
      for (JsonItem b : right.get()) {
        search.step();
        switch (test.apply(a, b)) {
          case UNKNOWN -> {
            return Verdict.UNKNOWN;
          }
          case TRUE -> {
            if (isLax) {
              return Verdict.TRUE;
            }
            found = Verdict.TRUE;
          }
          case FALSE -> {}
        }
      }
    }
    return found;
  }

  private static Verdict startsWith(JsonItem whole, JsonItem beginning) {
    return whole instanceof JsonItem.Text(String text)
            && beginning instanceof JsonItem.Text(String start)
        ? Verdict.of(text.startsWith(start))
        : Verdict.UNKNOWN;
  }
}
