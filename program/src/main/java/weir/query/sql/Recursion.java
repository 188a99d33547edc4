package weir.query.sql;

import io.trino.sql.tree.Query;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.Union;
import io.trino.sql.tree.WithQuery;
import io.trino.sql.util.AstUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// `WITH RECURSIVE`: a query made of a first part and a part that reads what was made so far.
final class Recursion {
  private static final int DEEPEST = 10;

  private Recursion() {}

  static boolean namesItself(WithQuery query) {
    String name = query.getName().getValue();
    return query.getQuery().getQueryBody() instanceof Union
        && AstUtils.preOrder(query.getQuery().getQueryBody())
            .anyMatch(node ->
                node instanceof Table table
                    && table.getName().getParts().size() == 1
                    && table.getName().getSuffix().equalsIgnoreCase(name));
  }

  static QueryText text(QueryAnalyzer analyzer, CommonTables.Named named) {
    Query query = named.query().getQuery();
    if (!(query.getQueryBody() instanceof Union union) || union.getRelations().size() != 2) {
      throw Faults.at(
          query,
          "INVALID_RECURSIVE_REFERENCE",
          "recursive reference outside of the UNION of a recursive WITH query");
    }
    String name = named.query().getName().getValue().toLowerCase(Locale.ROOT);
    QueryAnalyzer around = analyzer.with(named.visible());
    List<QueryText.Output> outputs = new ArrayList<>();
    QueryText first = around.part(union.getRelations().get(0), Optional.empty()).withoutOrigins();
    List<String> columns =
        named
            .query()
            .getColumnNames()
            .orElseThrow(() ->
                Faults.at(
                    named.query(),
                    "MISSING_COLUMN_ALIASES",
                    "missing column aliases in recursive WITH query"))
            .stream()
            .map(c -> c.getValue())
            .toList();
    for (int i = 0; i < first.outputs().size(); i++) {
      outputs.add(first.outputs().get(i).renamed(columns.get(Math.min(i, columns.size() - 1))));
    }
    String alias = analyzer.analysis().alias();
    CommonTables growing = new CommonTables.Growing(name, alias, outputs, named.visible());
    QueryText step = analyzer.with(growing).part(union.getRelations().get(1), Optional.empty());
    String stepText = SetOperations.coerced(analyzer, query, step, first.outputs());
    String firstText = SetOperations.coerced(analyzer, query, first, first.outputs());
    String names = new QueryText("", outputs).as("").replaceFirst(".*\\(c1", "(c1");
    return new QueryText(
        union.isDistinct()
            ? "WITH RECURSIVE %s%s AS (%s UNION %s) SELECT * FROM %s"
                .formatted(alias, names, firstText, stepText, alias)
            : unrolled(alias, names, firstText, stepText),
        outputs);
  }

  /// The step for each depth, over the rows of the depth before; Trino allows no more.
  private static String unrolled(String alias, String names, String first, String step) {
    List<String> tables = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    Pattern own = Pattern.compile("\\b" + alias + "\\b");
    for (int depth = 0; depth <= DEEPEST + 1; depth++) {
      String text = depth == 0 ? first : own.matcher(step).replaceAll(alias + "_" + (depth - 1));
      tables.add(alias + "_" + depth + names + " AS MATERIALIZED (" + text + ")");
      rows.add("SELECT * FROM " + alias + "_" + depth);
    }
    return "WITH "
        + String.join(", ", tables)
        + " "
        + String.join(" UNION ALL ", rows)
        + " WHERE trino_fail('NOT_SUPPORTED', 'Recursion depth limit exceeded ("
        + DEEPEST
        + "). Use ''max_recursion_depth'' session property to modify the limit.') IS NULL";
  }
}
