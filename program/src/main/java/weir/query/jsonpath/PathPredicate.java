package weir.query.jsonpath;

/// A condition of a filter: true, false or unknown.
public sealed interface PathPredicate {
  record Comparison(Comparator comparator, PathExpression left, PathExpression right)
      implements PathPredicate {}

  enum Comparator {
    EQUAL,
    NOT_EQUAL,
    LESS_THAN,
    GREATER_THAN,
    LESS_THAN_OR_EQUAL,
    GREATER_THAN_OR_EQUAL
  }

  record Both(PathPredicate left, PathPredicate right) implements PathPredicate {}

  record Either(PathPredicate left, PathPredicate right) implements PathPredicate {}

  record Not(PathPredicate condition) implements PathPredicate {}

  record Exists(PathExpression path) implements PathPredicate {}

  record IsUnknown(PathPredicate condition) implements PathPredicate {}

  record StartsWith(PathExpression whole, PathExpression beginning) implements PathPredicate {}
}
