package weir.query.rowpattern;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A part of a condition that sees several rows of a match.
///
/// Values are Boolean, Long, Double, BigDecimal or String, as [CellKind] says; nothing is SQL's
/// NULL.
public sealed interface MatchExpression {
  /// The value in a match.
  @Nullable Object value(RunningMatch match);

  /// Operators that compare.
  enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    DISTINCT,
    NOT_DISTINCT
  }

  /// Operators that compute; both sides are of one kind.
  enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MODULO
  }

  /// What a total is of.
  enum TotalKind {
    COUNT,
    SUM,
    AVERAGE,
    LEAST,
    GREATEST
  }

  /// A value of a row of the match.
  record Cell(int column, RowReference row) implements MatchExpression {
    @Override
    public @Nullable Object value(RunningMatch match) {
      return match.rows().value(column, match.row(row));
    }
  }

  /// The name of the variable that a row of the match is.
  record Label(List<String> names, RowReference row) implements MatchExpression {
    public Label {
      names = List.copyOf(names);
    }

    @Override
    public @Nullable Object value(RunningMatch match) {
      int label = match.labelOf(match.row(row));
      return label < 0 ? null : names.get(label);
    }
  }

  record Constant(Object value) implements MatchExpression {
    @Override
    public Object value(RunningMatch match) {
      return value;
    }
  }

  /// Which match of the partition it is, counted from 1.
  record MatchNumber() implements MatchExpression {
    @Override
    public Object value(RunningMatch match) {
      return match.number();
    }
  }

  /// An aggregate over the rows so far that have one of some labels.
  ///
  /// @param column what is counted or added; -1 for the rows themselves
  /// @param kind what the values are; an average of whole numbers is a double
  /// @param scale of an average of decimals
  record Total(TotalKind of, LabelSet labels, int column, CellKind kind, int scale)
      implements MatchExpression {
    @Override
    public @Nullable Object value(RunningMatch match) {
      return match.total(this).value();
    }
  }

  /// Two values of one kind compared.
  record Compared(Comparison operator, MatchExpression left, MatchExpression right)
      implements MatchExpression {
    @Override
    public @Nullable Object value(RunningMatch match) {
      return MatchValues.compared(operator, left.value(match), right.value(match));
    }
  }

  /// AND or OR.
  record Joined(boolean all, List<MatchExpression> parts) implements MatchExpression {
    public Joined {
      parts = List.copyOf(parts);
    }

    @Override
    public @Nullable Object value(RunningMatch match) {
      boolean unknown = false;
      for (MatchExpression part : parts) {
        @Nullable Object value = part.value(match);
        if (value == null) {
          unknown = true;
        } else if (!value.equals(all)) {
          return !all;
        }
      }
      return unknown ? null : (Object) all;
    }
  }

  record Not(MatchExpression of) implements MatchExpression {
    @Override
    public @Nullable Object value(RunningMatch match) {
      return of.value(match) instanceof Boolean value ? (Object) !value : null;
    }
  }

  record IsNull(MatchExpression of) implements MatchExpression {
    @Override
    public Object value(RunningMatch match) {
      return of.value(match) == null;
    }
  }

  /// The first value that is there.
  record FirstPresent(List<MatchExpression> parts) implements MatchExpression {
    public FirstPresent {
      parts = List.copyOf(parts);
    }

    @Override
    public @Nullable Object value(RunningMatch match) {
      for (MatchExpression part : parts) {
        @Nullable Object value = part.value(match);
        if (value != null) {
          return value;
        }
      }
      return null;
    }
  }

  /// The value beside the first condition that is true; the last is for none.
  ///
  /// @param values one more than conditions
  record Choice(List<MatchExpression> conditions, List<MatchExpression> values)
      implements MatchExpression {
    public Choice {
      conditions = List.copyOf(conditions);
      values = List.copyOf(values);
    }

    @Override
    public @Nullable Object value(RunningMatch match) {
      int place = 0;
      while (place < conditions.size()
          && !Boolean.TRUE.equals(conditions.get(place).value(match))) {
        place++;
      }
      return values.get(place).value(match);
    }
  }

  /// SQL's NULL.
  record Nothing() implements MatchExpression {
    @Override
    public @Nullable Object value(RunningMatch match) {
      return null;
    }
  }

  /// Whether a text fits a pattern with `%` and `_`.
  ///
  /// @param escape a text of one letter; empty when there is none
  record Like(MatchExpression text, MatchExpression pattern, Optional<MatchExpression> escape)
      implements MatchExpression {
    @Override
    public @Nullable Object value(RunningMatch match) {
      Object value = text.value(match);
      Object wanted = pattern.value(match);
      Object mark = escape.isPresent() ? escape.get().value(match) : "";
      return value instanceof String it && wanted instanceof String p && mark instanceof String e
          ? (Object) LikePattern.of(p, e).fits(it)
          : null;
    }
  }

  /// Numbers of one kind computed.
  ///
  /// @param scale of a quotient of decimals
  record Computed(Operator operator, MatchExpression left, MatchExpression right, int scale)
      implements MatchExpression {
    @Override
    public @Nullable Object value(RunningMatch match) {
      return MatchValues.computed(operator, left.value(match), right.value(match), scale);
    }
  }

  /// A number as another kind.
  record Converted(MatchExpression of, CellKind kind) implements MatchExpression {
    @Override
    public @Nullable Object value(RunningMatch match) {
      return MatchValues.converted(of.value(match), kind);
    }
  }
}
