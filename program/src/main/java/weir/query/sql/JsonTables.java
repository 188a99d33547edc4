package weir.query.sql;

import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.JsonQuery;
import io.trino.sql.tree.JsonTable;
import io.trino.sql.tree.JsonTableColumnDefinition;
import io.trino.sql.tree.JsonValue;
import io.trino.sql.tree.OrdinalityColumn;
import io.trino.sql.tree.QueryColumn;
import io.trino.sql.tree.StringLiteral;
import io.trino.sql.tree.ValueColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `JSON_TABLE(json, path COLUMNS (…))`: a row per item that the path finds, whose columns are
/// paths into the item.
final class JsonTables {
  private static final String PLACE = "place";

  private final ExpressionAnalyzer analyzer;
  private final boolean isStrict;
  private final String rows;

  private JsonTables(ExpressionAnalyzer analyzer, boolean isStrict, String rows) {
    this.analyzer = analyzer;
    this.isStrict = isStrict;
    this.rows = rows;
  }

  static RelationText relation(QueryAnalyzer queries, JsonTable table, Optional<Scope> outer) {
    if (table.getPlan().isPresent()) {
      throw Faults.unsupported(table, "PLAN in JSON_TABLE is not supported");
    }
    ExpressionAnalyzer analyzer =
        new ExpressionAnalyzer(queries, Scope.of(List.of(), outer), "JSON_TABLE", Map.of());
    boolean isStrict =
        table.getErrorBehavior().filter(it -> it == JsonTable.ErrorBehavior.ERROR).isPresent();
    String items =
        "from_json("
            + JsonQueries.call(
                "json_items", analyzer, table.getJsonPathInvocation(), isStrict ? "ERROR" : "EMPTY")
            + ", '[\"VARCHAR\"]')";
    String rows = queries.analysis().alias();
    String alias = queries.analysis().alias();
    JsonTables columns = new JsonTables(analyzer, isStrict, rows);
    List<String> texts = new ArrayList<>();
    List<ScopeColumn> scope = new ArrayList<>();
    for (JsonTableColumnDefinition definition : table.getColumns()) {
      Column column = columns.column(definition);
      texts.add(column.value().text() + " AS c" + (texts.size() + 1));
      scope.add(
          new ScopeColumn(
              List.of(),
              Optional.of(column.name().getValue()),
              column.value().type(),
              alias + ".c" + texts.size(),
              false,
              List.of(),
              false));
    }
    String lateral = outer.isPresent() ? "LATERAL " : "";
    return new RelationText(
        "%s(SELECT %s FROM (SELECT unnest(items) AS item, generate_subscripts(items, 1) AS %s FROM (SELECT %s AS items)) AS %s) AS %s"
            .formatted(lateral, Casts.joined(texts), PLACE, items, rows, alias),
        scope);
  }

  private record Column(Identifier name, Term value) {}

  private Column column(JsonTableColumnDefinition definition) {
    return switch (definition) {
      case OrdinalityColumn ordinality ->
          new Column(
              ordinality.getName(),
              Term.of(SimpleType.BIGINT, "CAST(" + rows + "." + PLACE + " AS BIGINT)"));
      case ValueColumn value -> new Column(value.getName(), value(value));
      case QueryColumn query -> new Column(query.getName(), query(query));
      default -> throw Faults.unsupported(definition, "NESTED PATH in JSON_TABLE is not supported");
    };
  }

  private Term value(ValueColumn column) {
    SqlType type = DataTypes.of(column, column.getType());
    if (!JsonQueries.isScalar(type)) {
      throw Faults.type(column, "Invalid return type of function JSON_VALUE: " + type.text());
    }
    JsonValue.EmptyOrErrorBehavior ifWrong =
        column
            .getErrorBehavior()
            .orElse(
                isStrict
                    ? JsonValue.EmptyOrErrorBehavior.ERROR
                    : JsonValue.EmptyOrErrorBehavior.NULL);
    return JsonQueries.scalar(
        JavaFunctions.text(
            "json_value", rows + ".item", path(column.getName(), column.getJsonPath())),
        type,
        JsonQueries.instead(
            analyzer, column.getEmptyBehavior(), column.getEmptyDefault(), type, "EMPTY"),
        JsonQueries.instead(analyzer, ifWrong, column.getErrorDefault(), type, "ERROR"));
  }

  private Term query(QueryColumn column) {
    JsonQuery.EmptyOrErrorBehavior ifWrong =
        column
            .getErrorBehavior()
            .orElse(
                isStrict
                    ? JsonQuery.EmptyOrErrorBehavior.ERROR
                    : JsonQuery.EmptyOrErrorBehavior.NULL);
    String quotes =
        JsonQueries.quotes(column, column.getQuotesBehavior(), column.getWrapperBehavior());
    String call =
        JavaFunctions.text(
            "json_query",
            rows + ".item",
            path(column.getName(), column.getJsonPath()),
            DuckText.literal(column.getWrapperBehavior().name()),
            DuckText.literal(quotes),
            DuckText.literal(column.getEmptyBehavior().name()),
            DuckText.literal(ifWrong.name()));
    return JsonQueries.returned(
        column, call, Optional.of(DataTypes.of(column, column.getType())), column.getFormat());
  }

  /// The column's path; without one it is the member of its name.
  private static String path(Identifier name, Optional<StringLiteral> path) {
    path.ifPresent(literal -> PathReader.check(literal, Set.of()));
    return DuckText.literal(
        path.map(StringLiteral::getValue)
            .orElseGet(() -> {
              String member =
                  name.isDelimited() ? name.getValue() : name.getValue().toUpperCase(Locale.ROOT);
              return "lax $.\"" + member.replace("\"", "\"\"") + "\"";
            }));
  }
}
