package weir.query.rowpattern;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An aggregate over the rows of a match, as it stood after each of them. Owned by one
/// [RunningMatch].
final class RunningTotal {
  /// @param count of the values
  /// @param value the sum or the extreme
  private record State(long count, @Nullable Object value) {}

  private static final State NOTHING = new State(0, null);

  private final MatchExpression.Total of;
  private final List<State> states = new ArrayList<>();

  RunningTotal(MatchExpression.Total of) {
    this.of = of;
  }

  MatchExpression.Total of() {
    return of;
  }

  void add(int label, PartitionRows rows, int row) {
    if (of.labels().has(label)) {
      State before = states.isEmpty() ? NOTHING : states.getLast();
      @Nullable Object value = of.column() < 0 ? (Object) true : rows.value(of.column(), row);
      states.add(value == null ? before : after(before, value));
    }
  }

  void removeLast(int label) {
    if (of.labels().has(label)) {
      states.removeLast();
    }
  }

  private State after(State before, Object value) {
    @Nullable Object known = before.value();
    Object next =
        known == null
            ? value
            : switch (of.of()) {
              case COUNT -> value;
              case SUM, AVERAGE ->
                  Objects.requireNonNull(
                      MatchValues.computed(MatchExpression.Operator.ADD, known, value, 0));
              case LEAST -> MatchValues.order(value, known) < 0 ? value : known;
              case GREATEST -> MatchValues.order(value, known) > 0 ? value : known;
            };
    return new State(before.count() + 1, next);
  }

  @Nullable Object value() {
    State state = states.isEmpty() ? NOTHING : states.getLast();
    return switch (of.of()) {
      case COUNT -> state.count();
      case AVERAGE -> average(state);
      case SUM, LEAST, GREATEST -> state.value();
    };
  }

  private @Nullable Object average(State state) {
    return switch (state.value()) {
      case null -> null;
      case BigDecimal sum ->
          sum.divide(BigDecimal.valueOf(state.count()), of.scale(), RoundingMode.HALF_UP);
      case Double sum -> sum / state.count();
      case Object other -> throw new IllegalStateException("no average of " + other.getClass());
    };
  }
}
