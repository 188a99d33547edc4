package weir.query.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a command takes from a lookup table: columns, and the fields that they become.
///
/// @param keeps whether a field that has a value keeps it (`OUTPUTNEW`)
record LookupOutput(boolean keeps, List<Column> columns) {
  /// A column of the table.
  record Column(String name, String field) {}

  LookupOutput {
    columns = List.copyOf(columns);
  }

  static LookupOutput read(CommandReader reader) {
    QueryReader text = reader.text();
    boolean keeps = text.takesWord("OUTPUTNEW");
    if (!keeps) {
      text.expectWord("OUTPUT", "or OUTPUTNEW and the columns");
    }
    List<Column> columns = new ArrayList<>();
    do {
      String name = String.join(".", text.name("of the table"));
      columns.add(new Column(name, text.takesWord("as") ? reader.alias() : name));
    } while (text.takes(","));
    return new LookupOutput(keeps, columns);
  }

  String text() {
    return columns.stream()
        .map(column ->
            spelled(column.name())
                + (column.field().equals(column.name()) ? "" : " as " + spelled(column.field())))
        .collect(Collectors.joining(", ", keeps ? "OUTPUTNEW " : "OUTPUT ", ""));
  }

  static String spelled(String name) {
    return new Expression.Field(List.of(name.split("\\.", -1))).text();
  }

  /// Puts the table's values beside the rows that a condition holds for.
  ///
  /// @param rows of the table: keys, and behind them the values of the columns
  /// @param keys names for the columns of the keys
  /// @param condition of these names; holds for one row of the table at most
  void join(Plan plan, List<List<String>> rows, List<String> keys, String condition) {
    List<String> selected = new ArrayList<>(keys);
    Map<String, Value> found = new LinkedHashMap<>();
    for (Column column : columns) {
      String name = plan.newColumn();
      selected.add(name);
      found.put(column.field(), Value.dynamic(name));
    }
    String table = LookupSql.rows(rows, selected);
    Map<String, Value> before = new LinkedHashMap<>();
    if (keeps) {
      found.keySet().forEach(field -> before.put(field, plan.materialized(field(plan, field))));
    }
    plan.proceed(
        "(SELECT * FROM " + plan.rows() + " LEFT JOIN " + table + " ON " + condition + ")");
    found.forEach((field, value) -> {
      Value kept = before.get(field);
      Value shown =
          kept == null
              ? value
              : Value.dynamic("coalesce(nullif(" + kept.asText() + ", ''), " + value.sql() + ")");
      plan.shown().add(field, plan.define(field, shown));
    });
  }

  private static Value field(Plan plan, String field) {
    return plan.field(List.of(field.split("\\.", -1)));
  }
}
