package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Row;
import io.trino.sql.tree.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `VALUES (1, 'a'), (2, 'b')`.
final class RowValues {
  private RowValues() {}

  static QueryText text(QueryAnalyzer queries, Values values, Optional<Scope> outer) {
    ExpressionAnalyzer analyzer =
        new ExpressionAnalyzer(queries, Scope.of(List.of(), outer), "VALUES", Map.of());
    List<List<Term>> rows = new ArrayList<>();
    for (Expression row : values.getRows()) {
      rows.add(terms(analyzer, row));
    }
    List<SqlType> types = types(values, rows);
    List<QueryText.Output> outputs =
        types.stream()
            .map(type -> new QueryText.Output(Optional.empty(), type, List.of()))
            .toList();
    return new QueryText(
        rows.stream().map(row -> text(row, types)).collect(Collectors.joining(", ", "VALUES ", "")),
        outputs);
  }

  private static List<Term> terms(ExpressionAnalyzer analyzer, Expression row) {
    return row instanceof Row fields
        ? fields.getFields().stream().map(field -> analyzer.term(field.getExpression())).toList()
        : List.of(analyzer.term(row));
  }

  private static List<SqlType> types(Values values, List<List<Term>> rows) {
    List<SqlType> types = new ArrayList<>(rows.getFirst().stream().map(Term::type).toList());
    for (List<Term> row : rows) {
      if (row.size() != types.size()) {
        throw Faults.type(
            values, "Values rows have mismatched sizes: " + types.size() + " vs " + row.size());
      }
      for (int i = 0; i < row.size(); i++) {
        SqlType before = types.get(i);
        SqlType one = row.get(i).type();
        types.set(
            i,
            Types.common(before, one)
                .orElseThrow(() ->
                    Faults.type(
                        values,
                        "Values rows have mismatched types: "
                            + before.text()
                            + " vs "
                            + one.text())));
      }
    }
    return types;
  }

  private static String text(List<Term> row, List<SqlType> types) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Term term = Casts.coerce(row.get(i), types.get(i));
      texts.add(term.isNull() ? "CAST(NULL AS " + types.get(i).duckDb() + ")" : typed(term));
    }
    return "(" + Casts.joined(texts) + ")";
  }

  /// DuckDB would otherwise take the narrowest type that the rows' numbers fit.
  private static String typed(Term term) {
    return Types.isInteger(term.type())
        ? "CAST(" + term.text() + " AS " + term.type().duckDb() + ")"
        : term.text();
  }
}
