package weir.query.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Conditions joined by `&&` and `||`, the first binding closer.
sealed interface Expression<C> {
  /// One condition.
  record Single<C>(C condition) implements Expression<C> {}

  /// Every part holds.
  record All<C>(List<Expression<C>> parts) implements Expression<C> {}

  /// At least one part holds.
  record Any<C>(List<Expression<C>> parts) implements Expression<C> {}

  /// Reads an expression and the blanks behind it.
  static <C> Expression<C> parse(PatternReader reader, Function<PatternReader, C> condition) {
    List<Expression<C>> alternatives = new ArrayList<>();
    do {
      List<Expression<C>> parts = new ArrayList<>();
      do {
        parts.add(part(reader, condition));
      } while (reader.take("&&"));
      alternatives.add(parts.size() == 1 ? parts.getFirst() : new All<>(List.copyOf(parts)));
    } while (reader.take("||"));
    return alternatives.size() == 1
        ? alternatives.getFirst()
        : new Any<>(List.copyOf(alternatives));
  }

  private static <C> Expression<C> part(
      PatternReader reader, Function<PatternReader, C> condition) {
    reader.skipBlanks();
    Expression<C> part;
    if (reader.take("(")) {
      part = parse(reader, condition);
      if (!reader.take(")")) {
        throw reader.foreign();
      }
    } else {
      part = new Single<>(condition.apply(reader));
    }
    reader.skipBlanks();
    return part;
  }

  /// Whether it holds when the single conditions answer so.
  default boolean holds(Predicate<? super C> truth) {
    return switch (this) {
      case Single<C>(C condition) -> truth.test(condition);
      case All<C>(List<Expression<C>> parts) -> {
        boolean all = true;
        for (int i = 0; i < parts.size() && all; i++) {
          all = parts.get(i).holds(truth);
        }
        yield all;
      }
      case Any<C>(List<Expression<C>> parts) -> {
        boolean any = false;
        for (int i = 0; i < parts.size() && !any; i++) {
          any = parts.get(i).holds(truth);
        }
        yield any;
      }
    };
  }
}
