package weir.query.sql;

import io.trino.sql.tree.*;
import java.util.ArrayList;
import java.util.List;

/// What follows a value in a condition: `= 5`, `BETWEEN 1 AND 2`, `IN (…)`, `LIKE 'a%'`.
final class Predicates {
  private Predicates() {}

  static Term term(ExpressionAnalyzer analyzer, Predicated predicated) {
    return term(analyzer, predicated.getValue(), predicated.getPredicate());
  }

  static Term term(ExpressionAnalyzer analyzer, Expression value, Predicate predicate) {
    return switch (predicate) {
      case ComparisonPredicate comparison ->
          Comparisons.compared(
              at(comparison, value),
              comparison.getOperator().getValue(),
              analyzer.term(value),
              analyzer.term(comparison.getRight()));
      case DistinctFromPredicate distinct ->
          Comparisons.compared(
              at(distinct, value),
              distinct.isNegated() ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM",
              analyzer.term(value),
              analyzer.term(distinct.getRight()));
      case IsNullPredicate isNull ->
          bool(
              "("
                  + analyzer.term(value).instant()
                  + (isNull.isNegated() ? " IS NOT NULL)" : " IS NULL)"));
      case BetweenPredicate between -> between(analyzer, value, between);
      case InPredicate in -> in(analyzer, value, in);
      case LikePredicate like -> like(analyzer, value, like);
      case BooleanTestPredicate test ->
          bool(
              "("
                  + analyzer.bool(value, "Boolean test")
                  + (test.isNegated() ? " IS NOT " : " IS ")
                  + (test.getTruthValue() == BooleanTestPredicate.TruthValue.UNKNOWN
                      ? "NULL"
                      : test.getTruthValue().name())
                  + ")");
      case QuantifiedComparisonPredicate quantified ->
          Subqueries.quantified(analyzer, value, quantified);
      default ->
          throw Faults.unsupported(
              predicate, predicate.getClass().getSimpleName() + " is not supported");
    };
  }

  /// Trino names the place of the operator.
  private static Node at(Node predicate, Expression value) {
    return predicate.getLocation().isPresent() ? predicate : value;
  }

  private static Term bool(String text) {
    return Term.of(SimpleType.BOOLEAN, text);
  }

  private static Term between(
      ExpressionAnalyzer analyzer, Expression value, BetweenPredicate between) {
    Term term = analyzer.term(value);
    Term min = analyzer.term(between.getMin());
    Term max = analyzer.term(between.getMax());
    SqlType type =
        Types.common(term.type(), min.type())
            .flatMap(low -> Types.common(low, max.type()))
            .filter(Comparisons::isOrderable)
            .orElseThrow(() ->
                Faults.type(
                    at(between, value),
                    "Cannot check if "
                        + term.type().text()
                        + " is BETWEEN "
                        + min.type().text()
                        + " and "
                        + max.type().text()));
    String low = Casts.coerce(min, type).instant();
    String high = Casts.coerce(max, type).instant();
    String middle = Casts.coerce(term, type).instant();
    String text = "(" + middle + " BETWEEN " + low + " AND " + high + ")";
    if (between.isSymmetric()) {
      text = "(" + text + " OR (" + middle + " BETWEEN " + high + " AND " + low + "))";
    }
    return bool(between.isNegated() ? "(NOT " + text + ")" : text);
  }

  private static Term in(ExpressionAnalyzer analyzer, Expression value, InPredicate in) {
    String not = in.isNegated() ? " NOT IN (" : " IN (";
    if (!(in.getValueList() instanceof InListExpression list)) {
      return Subqueries.in(analyzer, value, in);
    }
    Term term = analyzer.term(value);
    List<Term> items = new ArrayList<>();
    SqlType type = term.type();
    for (Expression item : list.getValues()) {
      Term one = analyzer.term(item);
      SqlType before = type;
      type =
          Types.common(type, one.type())
              .orElseThrow(() ->
                  Faults.type(
                      item,
                      "IN value and list items must be the same type or coercible to a common type."
                          + Collections.noCommon(before, one.type())));
      items.add(one);
    }
    SqlType all = type;
    return bool(
        "("
            + Casts.coerce(term, all).instant()
            + not
            + Casts.joined(items.stream().map(item -> Casts.coerce(item, all).instant()).toList())
            + "))");
  }

  private static Term like(ExpressionAnalyzer analyzer, Expression value, LikePredicate like) {
    Term term = analyzer.term(value);
    if (!Types.isText(term.type()) && !term.isNull()) {
      throw Faults.type(
          value,
          "Left side of LIKE expression must evaluate to a varchar (actual: "
              + term.type().text()
              + ")");
    }
    String text = Casts.cast(term, Types.VARCHAR).orElseThrow().text();
    Term pattern = analyzer.term(like.getPattern(), Types.VARCHAR, "Pattern for LIKE expression");
    StringBuilder written = new StringBuilder("(").append(text);
    written.append(like.isNegated() ? " NOT LIKE " : " LIKE ").append(pattern.text());
    like.getEscape()
        .ifPresent(escape ->
            written
                .append(" ESCAPE ")
                .append(analyzer.term(escape, Types.VARCHAR, "Escape for LIKE expression").text()));
    return bool(written.append(')').toString());
  }
}
