package weir.query.sql;

import io.trino.sql.tree.CoalesceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.IfExpression;
import io.trino.sql.tree.NullIfExpression;
import io.trino.sql.tree.Predicate;
import io.trino.sql.tree.SearchedCaseExpression;
import io.trino.sql.tree.SimpleCaseExpression;
import io.trino.sql.tree.TryExpression;
import io.trino.sql.tree.WhenClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// CASE, IF, COALESCE, NULLIF and TRY.
final class Conditionals {
  private Conditionals() {}

  static Term coalesce(ExpressionAnalyzer analyzer, CoalesceExpression coalesce) {
    List<Term> terms = coalesce.getOperands().stream().map(analyzer::term).toList();
    SqlType type =
        common(
            coalesce.getOperands(),
            terms,
            "All COALESCE operands must be the same type or coercible to a common type");
    return Term.of(type, "coalesce(" + Casts.joined(coerced(terms, type)) + ")");
  }

  static Term nullIf(ExpressionAnalyzer analyzer, NullIfExpression nullIf) {
    Term first = analyzer.term(nullIf.getFirst());
    Term second = analyzer.term(nullIf.getSecond());
    SqlType type =
        Types.common(first.type(), second.type())
            .orElseThrow(() ->
                Faults.type(
                    nullIf,
                    "Types are not comparable with NULLIF: "
                        + first.type().text()
                        + " vs "
                        + second.type().text()));
    if (first.isNull()) {
      return first;
    }
    return Term.of(
        first.type(),
        "CASE WHEN "
            + Comparisons.text("=", Casts.coerce(first, type), Casts.coerce(second, type))
            + " THEN NULL ELSE "
            + first.text()
            + " END");
  }

  static Term ifThen(ExpressionAnalyzer analyzer, IfExpression condition) {
    String test = analyzer.bool(condition.getCondition(), "IF condition");
    List<Expression> values = new ArrayList<>(List.of(condition.getTrueValue()));
    condition.getFalseValue().ifPresent(values::add);
    List<Term> terms = values.stream().map(analyzer::term).toList();
    SqlType type =
        common(values, terms, "Result types for IF must be the same or coercible to a common type");
    List<String> texts = coerced(terms, type);
    return Term.of(
        type,
        "CASE WHEN "
            + test
            + " THEN "
            + texts.getFirst()
            + (texts.size() > 1 ? " ELSE " + texts.get(1) : "")
            + " END");
  }

  static Term searched(ExpressionAnalyzer analyzer, SearchedCaseExpression searched) {
    List<String> tests = new ArrayList<>();
    for (WhenClause when : searched.getWhenClauses()) {
      tests.add(analyzer.bool(operand(when), "CASE WHEN clause"));
    }
    return choice(analyzer, tests, searched.getWhenClauses(), searched.getDefaultValue());
  }

  static Term simple(ExpressionAnalyzer analyzer, SimpleCaseExpression simple) {
    List<String> tests = new ArrayList<>();
    Term operand = analyzer.term(simple.getOperand());
    for (WhenClause when : simple.getWhenClauses()) {
      if (when.getMatch().node() instanceof Predicate predicate) {
        tests.add(Predicates.term(analyzer, simple.getOperand(), predicate).text());
        continue;
      }
      Term value = analyzer.term(operand(when));
      tests.add(Comparisons.compared(when, "=", operand, value).text());
    }
    return choice(analyzer, tests, simple.getWhenClauses(), simple.getDefaultValue());
  }

  private static Expression operand(WhenClause when) {
    return (Expression) when.getMatch().node();
  }

  private static Term choice(
      ExpressionAnalyzer analyzer,
      List<String> tests,
      List<WhenClause> whens,
      Optional<Expression> otherwise) {
    List<Expression> values = new ArrayList<>(whens.stream().map(WhenClause::getResult).toList());
    otherwise.ifPresent(values::add);
    List<Term> terms = values.stream().map(analyzer::term).toList();
    SqlType type =
        common(
            values, terms, "All CASE results must be the same type or coercible to a common type");
    List<String> texts = coerced(terms, type);
    StringBuilder text = new StringBuilder("CASE");
    for (int i = 0; i < tests.size(); i++) {
      text.append(" WHEN ").append(tests.get(i)).append(" THEN ").append(texts.get(i));
    }
    if (otherwise.isPresent()) {
      text.append(" ELSE ").append(texts.getLast());
    }
    return Term.of(type, text.append(" END").toString());
  }

  private static SqlType common(List<Expression> values, List<Term> terms, String sentence) {
    SqlType type = SimpleType.UNKNOWN;
    for (int i = 0; i < terms.size(); i++) {
      SqlType before = type;
      SqlType found = terms.get(i).type();
      Expression value = values.get(i);
      type =
          Types.common(type, terms.get(i).type())
              .orElseThrow(
                  () -> Faults.type(value, sentence + "." + Collections.noCommon(before, found)));
    }
    return type;
  }

  private static List<String> coerced(List<Term> terms, SqlType type) {
    return terms.stream().map(term -> Casts.coerce(term, type).text()).toList();
  }

  static Term attempt(ExpressionAnalyzer analyzer, TryExpression attempt) {
    return attempted(analyzer.term(attempt.getInnerExpression()));
  }

  /// NULL where the term fails. DuckDB's TRY refuses the functions that raise errors, so the macros
  /// have twins that answer NULL instead.
  static Term attempted(Term term) {
    String quiet = DuckDbMacros.quiet(term.text());
    return Term.of(term.type(), term.literal().isPresent() ? quiet : "TRY(" + quiet + ")");
  }
}
