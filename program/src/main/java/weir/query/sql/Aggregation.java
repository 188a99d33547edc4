package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.GroupingOperation;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.SubqueryExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Aggregates over groups.
final class Aggregation {
  private Aggregation() {}

  /// Whether an aggregate of this query, not of one inside it, is in the expression.
  static boolean isIn(Node node) {
    if (node instanceof SubqueryExpression) {
      return false;
    }
    if (node instanceof GroupingOperation) {
      return true;
    }
    if (node instanceof FunctionCall call
        && call.getWindow().isEmpty()
        && SqlFunctions.isAggregate(call.getName().getSuffix().toLowerCase(Locale.ROOT))) {
      return true;
    }
    return node.getChildren().stream().anyMatch(Aggregation::isIn);
  }

  /// The grouped rows as a relation.
  static String text(Grouping grouping, List<List<Integer>> sets, String source) {
    List<String> items = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Grouping.Key key : grouping.keys()) {
      items.add(key.term().isNull() ? "CAST(NULL AS VARCHAR)" : key.term().text());
      names.add(key.name());
    }
    for (Grouping.Aggregate aggregate : grouping.aggregates()) {
      items.add(aggregate.text());
      names.add(aggregate.name());
    }
    if (items.isEmpty()) {
      items.add("count(*)");
      names.add("a1");
    }
    return "(SELECT "
        + Casts.joined(items)
        + source
        + by(sets)
        + ") AS "
        + grouping.alias()
        + "("
        + Casts.joined(names)
        + ")";
  }

  private static String by(List<List<Integer>> sets) {
    if (sets.size() == 1) {
      List<Integer> only = sets.getFirst();
      return only.isEmpty() ? "" : " GROUP BY " + places(only);
    }
    return sets.stream()
        .map(set -> "(" + places(set) + ")")
        .collect(Collectors.joining(", ", " GROUP BY GROUPING SETS (", ")"));
  }

  private static String places(List<Integer> keys) {
    return keys.stream().map(key -> Integer.toString(key + 1)).collect(Collectors.joining(", "));
  }

  /// `grouping(a, b)`: a bit per column, set where the row's grouping set lacks it.
  static Term grouping(ExpressionAnalyzer analyzer, GroupingOperation operation) {
    Grouping grouping =
        analyzer
            .scope()
            .grouping()
            .orElseThrow(() ->
                Faults.at(
                    operation,
                    "MISSING_GROUP_BY",
                    "A GROUPING() operation can only be used with a corresponding GROUPING"
                        + " SET/CUBE/ROLLUP/GROUP BY clause"));
    List<String> keys = new ArrayList<>();
    for (Expression column : operation.getGroupingColumns()) {
      int place =
          grouping
              .placeOf(column)
              .orElseThrow(() ->
                  Faults.at(
                      operation,
                      "INVALID_ARGUMENTS",
                      "The arguments to GROUPING() must be expressions referenced by the GROUP BY"
                          + " at the same level of nesting"));
      keys.add(grouping.keys().get(place).term().text());
    }
    SqlType type = keys.size() < 32 ? SimpleType.INTEGER : SimpleType.BIGINT;
    return grouping.aggregate(
        type, "CAST(grouping(" + Casts.joined(keys) + ") AS " + type.duckDb() + ")");
  }
}
