package weir.query.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `addtotals`: sums of each row, and of each column.
///
/// @param name of the column with the sum of each row
/// @param rows whether there is that column
/// @param columns whether there is a last row with the sum of each column
/// @param fields that are summed; none for all numbers that are shown
record AddTotals(String name, boolean rows, boolean columns, List<Expression.Field> fields)
    implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("addtotals"),
          "addtotals [fieldname=NAME] [row=true|false] [col=true|false] [FIELD, …]",
          "Gives each row the sum of its fields as `Total`, or as another name; of all numbers that"
              + " are shown when no fields are named. With `col=true` a last row has the sum of"
              + " each of them over all rows.",
          List.of(
              "stats sum(bytes) as sent, sum(packets) as packets by action | addtotals col=true",
              "filter dstPort = 53 | fields srcPort, bytes, packets | addtotals fieldname=Sum"
                  + " bytes, packets"),
          AddTotals::read);

  AddTotals {
    fields = List.copyOf(fields);
  }

  private static AddTotals read(CommandReader reader) {
    String name = "Total";
    boolean rows = true;
    boolean columns = false;
    while (true) {
      if (reader.takesOption("fieldname")) {
        name = reader.text().quoted().orElseGet(reader::alias);
      } else if (reader.takesOption("row")) {
        rows = reader.truth();
      } else if (reader.takesOption("col")) {
        columns = reader.truth();
      } else {
        boolean named = reader.text().seesName();
        return new AddTotals(name, rows, columns, named ? reader.fieldList() : List.of());
      }
    }
  }

  @Override
  public String text() {
    return "addtotals fieldname="
        + Item.spelled(name)
        + " row="
        + rows
        + " col="
        + columns
        + fields.stream()
            .map(Expression.Field::text)
            .collect(Collectors.joining(", ", " ", ""))
            .stripTrailing();
  }

  @Override
  public void apply(Plan plan) {
    Map<String, Value> summed = summed(plan);
    if (rows) {
      // What is summed are columns from here on, for the total to take.
      var _ = plan.rows();
      Value total =
          plan.define(name, total(summed.values().stream().map(Value::asNumber).toList()));
      plan.shown().put(name, total);
      summed.put(name, total);
    }
    if (columns) {
      addLastRow(plan, summed);
    }
  }

  private Map<String, Value> summed(Plan plan) {
    Map<String, Value> summed = new LinkedHashMap<>();
    if (fields.isEmpty()) {
      plan.outputs()
          .forEach((shown, value) -> {
            if (mayBeNumber(value.kind())) {
              summed.put(shown, plan.materialized(value));
            }
          });
    } else {
      fields.forEach(
          field -> summed.put(field.name(), plan.materialized(plan.field(field.parts()))));
    }
    return summed;
  }

  private static boolean mayBeNumber(Kind kind) {
    return switch (kind) {
      case INTEGER, NUMBER, DYNAMIC -> true;
      case TEXT, TRUTH, TIME, JSON -> false;
    };
  }

  /// Of the numbers that are there; missing when none is.
  private static Value total(List<String> numbers) {
    if (numbers.isEmpty()) {
      return Value.number("CAST(NULL AS double)");
    }
    return Value.number(
        numbers.stream()
            .map(number -> "coalesce(" + number + ", 0E0)")
            .collect(
                Collectors.joining(
                    " + ",
                    "(CASE WHEN coalesce("
                        + String.join(", ", numbers)
                        + ", NULL) IS NOT NULL THEN ",
                    " END)")));
  }

  private static void addLastRow(Plan plan, Map<String, Value> summed) {
    List<String> above = new ArrayList<>();
    List<String> last = new ArrayList<>();
    Map<String, Value> made = new LinkedHashMap<>();
    String position = plan.newColumn();
    String order = plan.settledOrder();
    String source = plan.rows();
    plan.outputs()
        .forEach((shown, value) -> {
          boolean sums = summed.containsKey(shown);
          Value column = sums ? Value.number(value.asNumber()) : value;
          String name = plan.newColumn();
          above.add(column.sql() + " AS " + name);
          last.add(
              sums ? "sum(" + column.sql() + ")" : "CAST(NULL AS " + column.kind().sqlType() + ")");
          made.put(shown, new Value(name, column.kind()));
        });
    above.add("row_number() OVER (" + order.strip() + ") AS " + position);
    last.add("CAST(NULL AS bigint)");
    plan.replace(
        "(SELECT "
            + String.join(", ", above)
            + " FROM "
            + source
            + " UNION ALL SELECT "
            + String.join(", ", last)
            + " FROM "
            + source
            + ")",
        made);
    plan.order(List.of(position + " ASC NULLS LAST"));
  }
}
