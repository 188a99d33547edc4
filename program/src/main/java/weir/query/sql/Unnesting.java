package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Unnest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `UNNEST(array, map, …) [WITH ORDINALITY]`: a row per element, the shorter ones filled with NULL.
final class Unnesting {
  private Unnesting() {}

  static RelationText relation(QueryAnalyzer queries, Unnest unnest, Optional<Scope> outer) {
    ExpressionAnalyzer analyzer =
        new ExpressionAnalyzer(queries, Scope.of(List.of(), outer), "UNNEST", Map.of());
    String alias = queries.analysis().alias();
    List<String> items = new ArrayList<>();
    List<String> lengths = new ArrayList<>();
    List<ScopeColumn> columns = new ArrayList<>();
    for (Expression expression : unnest.getExpressions()) {
      Term term = analyzer.term(expression);
      switch (term.type()) {
        case SqlType.Array array -> {
          items.add("unnest(" + term.text() + ")");
          lengths.add("coalesce(len(" + term.text() + "), 0)");
          addElement(columns, array.element(), alias + ".c" + items.size());
        }
        case SqlType.MapType map -> {
          items.add("unnest(map_keys(" + term.text() + "))");
          add(columns, map.key(), alias + ".c" + items.size(), Optional.empty());
          items.add("unnest(map_values(" + term.text() + "))");
          add(columns, map.value(), alias + ".c" + items.size(), Optional.empty());
          lengths.add("coalesce(cardinality(" + term.text() + "), 0)");
        }
        default -> throw Faults.type(expression, "Cannot unnest type: " + term.type().text());
      }
    }
    if (unnest.isWithOrdinality()) {
      String longest =
          lengths.size() == 1 ? lengths.getFirst() : "greatest(" + Casts.joined(lengths) + ")";
      items.add("unnest(generate_series(1, CAST(" + longest + " AS BIGINT)))");
      add(columns, SimpleType.BIGINT, alias + ".c" + items.size(), Optional.empty());
    }
    List<String> named = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      named.add(items.get(i) + " AS c" + (i + 1));
    }
    String lateral = outer.isPresent() ? "LATERAL " : "";
    return new RelationText(lateral + "(SELECT " + Casts.joined(named) + ") AS " + alias, columns);
  }

  private static void addElement(List<ScopeColumn> columns, SqlType element, String text) {
    if (!(element instanceof SqlType.Row row)) {
      add(columns, element, text, Optional.empty());
      return;
    }
    Term whole = Term.of(row, text);
    for (int i = 0; i < row.fields().size(); i++) {
      Term field = Collections.field(whole, row, i);
      add(columns, field.type(), field.text(), row.fields().get(i).name());
    }
  }

  private static void add(
      List<ScopeColumn> columns, SqlType type, String text, Optional<String> name) {
    columns.add(new ScopeColumn(List.of(), name, type, text, false, List.of(), false));
  }
}
