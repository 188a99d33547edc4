package weir.query.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Anchors of which every message that matches has at least one that passes its check; or none at
/// all, which says nothing. Immutable.
///
/// @param any at most [#MOST]
record Anchors(List<Anchor> any) {
  static final Anchors NONE = new Anchors(List.of());

  /// Each more is another search.
  private static final int MOST = 4;

  Anchors {
    any =
        any.size() > MOST || any.stream().anyMatch(one -> one.literal().length() == 0)
            ? List.of()
            : List.copyOf(any);
  }

  static Anchors of(Literal literal) {
    return new Anchors(List.of(new Anchor(literal)));
  }

  boolean isEmpty() {
    return any.isEmpty();
  }

  /// A text that stands in every message that matches; may be empty.
  Literal required() {
    return any.size() == 1 ? any.getFirst().literal() : Literal.EMPTY;
  }

  /// What holds for messages that pass both questions: the one of the two that says more.
  static Anchors both(Anchors one, Anchors other) {
    return other.weight() > one.weight() ? other : one;
  }

  /// What holds for messages that pass one of the questions.
  static Anchors either(Stream<Anchors> questions) {
    List<Anchor> all = new ArrayList<>();
    for (Anchors question : questions.toList()) {
      if (question.isEmpty()) {
        return NONE;
      }
      all.addAll(question.any);
    }
    return new Anchors(all);
  }

  /// Whether one of them stands in a message and passes its check; true when there is none.
  boolean mayMatch(byte[] bytes, int from, int to) {
    for (int i = 0; i < any.size(); i++) {
      Anchor anchor = any.get(i);
      int place = anchor.literal().find(bytes, from, to);
      while (place >= 0) {
        if (anchor.check().mayMatch(bytes, from, to, place)) {
          return true;
        }
        place = anchor.literal().find(bytes, place + 1, to);
      }
    }
    return any.isEmpty();
  }

  /// The texts alone, for who asks a part of the message.
  Anchors withoutChecks() {
    return new Anchors(any.stream().map(one -> new Anchor(one.literal())).toList());
  }

  /// Fewer and longer texts are met less often.
  private int weight() {
    int shortest = any.stream().mapToInt(one -> one.literal().length()).min().orElse(0);
    return isEmpty() ? 0 : 64 * shortest / any.size();
  }
}
