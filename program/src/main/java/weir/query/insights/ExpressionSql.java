package weir.query.insights;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.query.insights.Expression.Operator;

/// Makes SQL of expressions at one place of a query.
final class ExpressionSql {
  private final Plan plan;
  private final @Nullable Grouping groups;

  /// Of expressions of each row.
  ExpressionSql(Plan plan) {
    this.plan = plan;
    this.groups = null;
  }

  /// Of expressions of each group of rows.
  ExpressionSql(Plan plan, Grouping groups) {
    this.plan = plan;
    this.groups = groups;
  }

  QueryTimes times() {
    return plan.times();
  }

  Value eventTime() {
    return plan.eventTime();
  }

  String condition(Expression expression) {
    return value(expression).asCondition();
  }

  Value value(Expression expression) {
    return switch (expression) {
      case Expression.Text text -> Literals.text(text.value());
      case Expression.Numeral number -> Literals.number(number.digits());
      case Expression.Truth truth -> Literals.truth(truth.value());
      case Expression.Span span -> Literals.text(span.text());
      case Expression.Regex regex -> Literals.text(regex.pattern());
      case Expression.Field field ->
          groups == null ? plan.field(field.parts()) : groups.field(field.parts());
      case Expression.AllRows all -> Literals.number("1");
      case Expression.Call call -> call(call);
      case Expression.Negative negative -> negative(negative);
      case Expression.Not not -> Value.truth("(NOT " + condition(not.condition()) + ")");
      case Expression.Binary binary -> binary(binary);
      case Expression.In in -> in(in);
      case Expression.InQuery in -> inQuery(in);
      case Expression.Like like -> like(like);
    };
  }

  /// What `stats` has computed is asked for by its text.
  private Value call(Expression.Call call) {
    Optional<Value> known = groups == null ? plan.computed(call) : groups.computed(call);
    return known.orElseGet(() -> call.function().body().of(arguments(call)));
  }

  /// Aggregates are given values of rows.
  private Arguments arguments(Expression.Call call) {
    return call.function().aggregate()
        ? new Arguments(call.arguments(), plan.expressions(), groups)
        : new Arguments(call.arguments(), this, null);
  }

  private Value negative(Expression.Negative negative) {
    return negative.value() instanceof Expression.Numeral number
        ? Literals.number("-" + number.digits())
        : Value.number("(-" + value(negative.value()).asNumber() + ")");
  }

  private Value binary(Expression.Binary binary) {
    Value left = value(binary.left());
    Value right = value(binary.right());
    return switch (binary.operator()) {
      case AND -> Value.truth("(" + left.asCondition() + " AND " + right.asCondition() + ")");
      case OR -> Value.truth("(" + left.asCondition() + " OR " + right.asCondition() + ")");
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          Comparison.of(binary.operator(), left, right);
      case PLUS, MINUS, TIMES, DIVIDED_BY, MODULO, POWER ->
          arithmetic(binary.operator(), left.asNumber(), right.asNumber());
    };
  }

  /// In doubles, which never overflow; what cannot be computed is missing.
  private static Value arithmetic(Operator operator, String left, String right) {
    return Value.number(
        switch (operator) {
          case DIVIDED_BY -> "(" + left + " / nullif(" + right + ", 0E0))";
          case MODULO -> "mod(" + left + ", nullif(" + right + ", 0E0))";
          case POWER -> "power(" + left + ", " + right + ")";
          default -> "(" + left + " " + operator.symbol() + " " + right + ")";
        });
  }

  /// Whether a value is among the first column of another query.
  private Value inQuery(Expression.InQuery in) {
    String value = value(in.value()).asText();
    Plan other = plan.inner(in.query());
    Value first = other.outputs().values().iterator().next();
    return Value.truth(
        "(" + value + " IN (SELECT " + first.asText() + " FROM " + other.rows() + "))");
  }

  private Value in(Expression.In in) {
    Value value = value(in.value());
    return Value.truth(
        in.options().stream()
            .map(option -> Comparison.of(Operator.EQUAL, value, value(option)).sql())
            .collect(Collectors.joining(" OR ", "(", ")")));
  }

  private Value like(Expression.Like like) {
    String text = value(like.value()).asText();
    return Value.truth(
        switch (like.pattern()) {
          case Expression.Regex regex ->
              "regexp_like(" + text + ", " + Sql.text(RegexText.of(regex.pattern()).plain()) + ")";
          default -> "(strpos(" + text + ", " + value(like.pattern()).asText() + ") > 0)";
        });
  }

  /// The items as SQL, one behind the other.
  List<Value> values(List<Expression> expressions) {
    return expressions.stream().map(this::value).toList();
  }
}
