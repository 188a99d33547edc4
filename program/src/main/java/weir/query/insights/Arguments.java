package weir.query.insights;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a call gives its function, as SQL.
final class Arguments {
  private final List<Expression> given;
  private final ExpressionSql sql;
  private final @Nullable Grouping groups;

  /// @param sql of the values
  /// @param groups that an aggregate is computed for
  Arguments(List<Expression> given, ExpressionSql sql, @Nullable Grouping groups) {
    this.given = given;
    this.sql = sql;
    this.groups = groups;
  }

  int count() {
    return given.size();
  }

  Value value(int place) {
    return sql.value(given.get(place));
  }

  /// As a `double`.
  String number(int place) {
    return value(place).asNumber();
  }

  /// As a `varchar`.
  String text(int place) {
    return value(place).asText();
  }

  /// As a `boolean`.
  String condition(int place) {
    return value(place).asCondition();
  }

  boolean isAllRows(int place) {
    return given.get(place) instanceof Expression.AllRows;
  }

  /// A text that was written out.
  String constant(int place) {
    return switch (given.get(place)) {
      case Expression.Text text -> text.value();
      case Expression.Regex regex -> regex.pattern();
      default -> throw new IllegalStateException("the reader lets constants through only");
    };
  }

  /// A number that was written out.
  double constantNumber(int place) {
    return given.get(place) instanceof Expression.Numeral number
        ? Double.parseDouble(number.digits())
        : Double.NaN;
  }

  Period period(int place) {
    return given.get(place) instanceof Expression.Span span
        ? span.period()
        : new Period(1, Period.Unit.MINUTE);
  }

  /// The groups of an aggregate.
  Grouping groups() {
    if (groups == null) {
      throw new IllegalStateException("the reader lets aggregates through in stats only");
    }
    return groups;
  }

  /// The event's own time, missing behind `stats`.
  Value eventTime() {
    return sql.eventTime();
  }

  /// What the query is asked at and over which time.
  QueryTimes times() {
    return sql.times();
  }
}
