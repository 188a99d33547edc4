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

  /// A part of a table.
  ///
  /// @param rows keys, and behind them the values of the columns
  /// @param keys names for the columns of the keys
  /// @param condition of these names; holds for one row of the part at most
  record Part(List<List<String>> rows, List<String> keys, String condition) {}

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
  /// @param parts of the table, of which one has the row at most
  void join(Plan plan, List<Part> parts) {
    StringBuilder joins = new StringBuilder();
    Map<String, String> found = new LinkedHashMap<>();
    for (Part part : parts) {
      List<String> selected = new ArrayList<>(part.keys());
      for (Column column : columns) {
        String name = plan.newColumn();
        selected.add(name);
        found.merge(column.field(), name, (one, other) -> "coalesce(" + one + ", " + other + ")");
      }
      joins
          .append(" LEFT JOIN ")
          .append(LookupSql.rows(part.rows(), selected))
          .append(" ON ")
          .append(part.condition());
    }
    Map<String, Value> before = new LinkedHashMap<>();
    if (keeps) {
      columns.forEach(
          column -> before.put(column.field(), plan.materialized(field(plan, column.field()))));
    }
    plan.proceed("(SELECT * FROM " + plan.rows() + joins + ")");
    for (Column column : columns) {
      String field = column.field();
      Value value = found.containsKey(field) ? Value.dynamic(found.get(field)) : Value.MISSING;
      Value kept = before.get(field);
      Value shown =
          kept == null
              ? value
              : Value.dynamic("coalesce(nullif(" + kept.asText() + ", ''), " + value.sql() + ")");
      plan.shown().add(field, plan.define(field, shown));
    }
  }

  private static Value field(Plan plan, String field) {
    return plan.field(List.of(field.split("\\.", -1)));
  }
}
