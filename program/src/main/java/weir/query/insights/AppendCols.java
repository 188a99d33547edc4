package weir.query.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `appendcols`: puts the rows of another query beside these, the first beside the first.
///
/// @param overrides whether its columns take the place of those of the same name
/// @param most rows of the other query
record AppendCols(boolean overrides, int most, InsightsQuery other) implements Command {
  private static final int MOST = 100_000;
  private static final int USUAL = 10_000;

  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("appendcols"),
          "appendcols [override=true|false] [max=N] (SOURCE … | …)",
          "Puts the columns of another query behind these: its first row beside the first row here,"
              + " and so on, each query in its own order (that of `accum`). Columns that are shown"
              + " here already stay what they are, unless with `override=true`. At most so many"
              + " rows of the other query are taken, 10,000 when not said; what it has more rows"
              + " than there are here is left out.",
          List.of(
              "stats count(*) as flows by action | appendcols (SOURCE \"flows\" | stats sum(bytes)"
                  + " as total by action)"),
          AppendCols::read);

  private static AppendCols read(CommandReader reader) {
    QueryReader text = reader.text();
    boolean overrides = false;
    int most = USUAL;
    while (!text.sees("(")) {
      if (reader.takesOption("override")) {
        overrides = reader.truth();
      } else if (reader.takesOption("max")) {
        most = reader.whole("max", 1, MOST);
      } else {
        throw text.unexpected("override, max or the other query in brackets");
      }
    }
    return new AppendCols(overrides, most, reader.bracketed());
  }

  @Override
  public String text() {
    return "appendcols override=" + overrides + " max=" + most + " (" + other.text() + ")";
  }

  @Override
  public void apply(Plan plan) {
    Plan others = plan.inner(other);
    Map<String, Value> columns = new LinkedHashMap<>();
    List<String> selected = new ArrayList<>();
    String otherOrder = others.settledOrder();
    others
        .outputs()
        .forEach((name, value) -> {
          String column = plan.newColumn();
          selected.add(value.sql() + " AS " + column);
          columns.put(name, new Value(column, value.kind()));
        });
    String place = plan.newColumn();
    selected.add("row_number() OVER (" + otherOrder.strip() + ") AS " + place);
    Value here = plan.over("row_number()", plan.settledOrder().strip(), Kind.INTEGER);
    plan.proceed(
        "(SELECT * FROM "
            + plan.rows()
            + " LEFT JOIN (SELECT "
            + String.join(", ", selected)
            + " FROM "
            + others.rows()
            + ") ON "
            + here.sql()
            + " = "
            + place
            + " AND "
            + place
            + " <= "
            + most
            + ")");
    Map<String, Value> shown = plan.outputs();
    columns.forEach((name, value) -> {
      if (overrides || !shown.containsKey(name)) {
        plan.names().define(name, value);
        plan.shown().put(name, value);
      }
    });
  }
}
