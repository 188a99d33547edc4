package weir.query.jsonpath;

import weir.query.jsonpath.PathPredicate.Comparator;

/// How two items compare.
final class ItemOrder {
  private ItemOrder() {}

  /// Unknown when the items are of different kinds; JSON's null is unlike everything else.
  static Verdict compare(Comparator comparator, JsonItem a, JsonItem b) {
    if (a instanceof JsonItem.Nothing || b instanceof JsonItem.Nothing) {
      boolean areBoth = a.equals(b);
      return Verdict.of(
          comparator == Comparator.EQUAL && areBoth
              || comparator == Comparator.NOT_EQUAL && !areBoth);
    }
    if (a.isNumber() && b.isNumber()) {
      return numbers(comparator, a, b);
    }
    return switch (a) {
      case JsonItem.Text(String text) when b instanceof JsonItem.Text(String other) ->
          verdict(comparator, byCodePoint(text, other));
      case JsonItem.Truth(boolean isTrue) when b instanceof JsonItem.Truth(boolean other) ->
          verdict(comparator, Boolean.compare(isTrue, other));
      case JsonItem.Moment moment
          when b instanceof JsonItem.Moment other && moment.type().equals(other.type()) ->
          verdict(comparator, moment.text().compareTo(other.text()));
      default -> Verdict.UNKNOWN;
    };
  }

  private static Verdict numbers(Comparator comparator, JsonItem a, JsonItem b) {
    if (a instanceof JsonItem.Real || b instanceof JsonItem.Real) {
      double x = PathNumbers.real(a);
      double y = PathNumbers.real(b);
      return Double.isNaN(x) || Double.isNaN(y)
          ? Verdict.of(comparator == Comparator.NOT_EQUAL)
          : verdict(comparator, x == y ? 0 : x < y ? -1 : 1);
    }
    return verdict(comparator, PathNumbers.fixed(a).compareTo(PathNumbers.fixed(b)));
  }

  private static int byCodePoint(String a, String b) {
    for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return Integer.compare(a.codePointAt(i), b.codePointAt(i));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static Verdict verdict(Comparator comparator, int order) {
    return Verdict.of(
        switch (comparator) {
          case EQUAL -> order == 0;
          case NOT_EQUAL -> order != 0;
          case LESS_THAN -> order < 0;
          case GREATER_THAN -> order > 0;
          case LESS_THAN_OR_EQUAL -> order <= 0;
          case GREATER_THAN_OR_EQUAL -> order >= 0;
        });
  }
}
