package weir.query.pattern;

import java.util.List;

/// A text in which every `*` stands for any text, also for none.
final class Wildcard {
  /// What stands before, between and behind the `*`.
  private final List<Literal> parts;

  private final int shortest;

  private Wildcard(List<Literal> parts) {
    this.parts = List.copyOf(parts);
    this.shortest = parts.stream().mapToInt(Literal::length).sum();
  }

  /// @param text with at least one `*`
  static Wildcard parse(String text) {
    return of(List.of(text.split("\\*", -1)));
  }

  /// @param parts what stands before, between and behind the `*`, at least two
  static Wildcard of(List<String> parts) {
    return new Wildcard(parts.stream().map(Literal::of).toList());
  }

  boolean matches(byte[] bytes, int from, int to) {
    if (to - from < shortest) {
      return false;
    }
    Literal first = parts.getFirst();
    Literal last = parts.getLast();
    int end = to - last.length();
    if (!first.standsAt(bytes, from) || !last.standsAt(bytes, end)) {
      return false;
    }
    int at = from + first.length();
    for (int i = 1; i < parts.size() - 1; i++) {
      int found = parts.get(i).find(bytes, at, end);
      if (found < 0) {
        return false;
      }
      at = found + parts.get(i).length();
    }
    return true;
  }

  /// The longest text between the `*`, which stands in all that matches.
  Literal longest() {
    return parts.stream().reduce(Literal.EMPTY, Literal::longer);
  }
}
