package weir.query.sql;

import io.trino.sql.tree.ExistsPredicate;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.InPredicate;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.QuantifiedComparisonPredicate;
import io.trino.sql.tree.SubqueryExpression;
import java.util.ArrayList;
import java.util.List;

/// Queries inside expressions.
final class Subqueries {
  private Subqueries() {}

  static Term exists(ExpressionAnalyzer analyzer, ExistsPredicate exists) {
    QueryText query = query(analyzer, exists.getSubquery());
    return Term.of(SimpleType.BOOLEAN, "EXISTS (" + query.text() + ")");
  }

  static Term scalar(ExpressionAnalyzer analyzer, SubqueryExpression subquery) {
    QueryText query = query(analyzer, subquery);
    if (query.outputs().size() > 1) {
      String alias = analyzer.queries().analysis().alias();
      List<SqlType.Field> fields = new ArrayList<>();
      List<String> values = new ArrayList<>();
      for (int i = 0; i < query.outputs().size(); i++) {
        fields.add(new SqlType.Field(query.outputs().get(i).name(), query.outputs().get(i).type()));
        values.add(alias + ".c" + (i + 1));
      }
      Term row = Collections.row(new SqlType.Row(fields), values);
      return Term.of(row.type(), "(SELECT " + row.text() + " FROM " + query.as(alias) + ")");
    }
    return Term.of(query.outputs().getFirst().type(), "(" + query.text() + ")");
  }

  static Term in(ExpressionAnalyzer analyzer, Expression value, InPredicate in) {
    Term term = analyzer.term(value);
    QueryText query = query(analyzer, in.getValueList());
    String alias = analyzer.queries().analysis().alias();
    String not = in.isNegated() ? " NOT IN " : " IN ";
    if (term.type() instanceof SqlType.Row row
        && query.outputs().size() == row.fields().size()
        && query.outputs().size() > 1) {
      return rows(in, term, row, not, query, alias);
    }
    Term column = only(in, query, alias);
    SqlType type =
        Types.common(term.type(), column.type())
            .orElseThrow(() ->
                Faults.type(
                    value,
                    "Value expression and result of subquery must be of the same type: "
                        + term.type().text()
                        + " vs "
                        + column.type().text()));
    return Term.of(
        SimpleType.BOOLEAN,
        "("
            + Casts.coerce(term, type).instant()
            + not
            + "(SELECT "
            + Casts.coerce(column, type).instant()
            + " FROM "
            + query.as(alias)
            + "))");
  }

  private static Term rows(
      Node at, Term value, SqlType.Row row, String not, QueryText query, String alias) {
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (int i = 0; i < row.fields().size(); i++) {
      Term field = Collections.field(value, row, i);
      Term column = Term.of(query.outputs().get(i).type(), alias + ".c" + (i + 1));
      SqlType type =
          Types.common(field.type(), column.type())
              .orElseThrow(() ->
                  Faults.type(
                      at, "Value expression and result of subquery must be of the same type"));
      left.add(Casts.coerce(field, type).instant());
      right.add(Casts.coerce(column, type).instant());
    }
    return Term.of(
        SimpleType.BOOLEAN,
        "(("
            + Casts.joined(left)
            + ")"
            + not
            + "(SELECT "
            + Casts.joined(right)
            + " FROM "
            + query.as(alias)
            + "))");
  }

  static Term quantified(
      ExpressionAnalyzer analyzer, Expression value, QuantifiedComparisonPredicate quantified) {
    Term term = analyzer.term(value);
    QueryText query = query(analyzer, quantified.getSubquery());
    String alias = analyzer.queries().analysis().alias();
    Term column = only(quantified, query, alias);
    String operator = quantified.getOperator().getValue();
    Comparisons.compared(value, operator, term, column);
    SqlType type = Types.common(term.type(), column.type()).orElseThrow();
    String quantifier =
        quantified.getQuantifier() == QuantifiedComparisonPredicate.Quantifier.ALL ? "ALL" : "ANY";
    return Term.of(
        SimpleType.BOOLEAN,
        "("
            + Casts.coerce(term, type).instant()
            + " "
            + operator
            + " "
            + quantifier
            + " (SELECT "
            + Casts.coerce(column, type).instant()
            + " FROM "
            + query.as(alias)
            + "))");
  }

  private static Term only(Node at, QueryText query, String alias) {
    if (query.outputs().size() != 1) {
      throw Faults.unsupported(
          at,
          "Multiple columns returned by subquery are not yet supported. Found "
              + query.outputs().size());
    }
    return Term.of(query.outputs().getFirst().type(), alias + ".c1");
  }

  private static QueryText query(ExpressionAnalyzer analyzer, Expression expression) {
    if (analyzer.depth() > 0) {
      throw Faults.unsupported(expression, "Lambda expression cannot contain subqueries");
    }
    if (!(expression instanceof SubqueryExpression subquery)) {
      throw Faults.unsupported(expression, "A query is wanted here");
    }
    return analyzer.queries().inside(subquery.getQuery(), analyzer.scope());
  }
}
