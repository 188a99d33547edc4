package weir.query.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `fillmissing`: adds rows for bins of time that have none.
record FillMissing(List<Filling> fillings) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("fillmissing"),
          "fillmissing [with VALUE for FIELD, …]",
          "Adds rows for the bins of a `stats … by bin(…)` that have none, from the beginning of"
              + " the query's range to its end, in the order of time. In the rows that are added"
              + " the fields have the values behind `with`, and are missing otherwise. What else"
              + " stands behind `by` is filled up for each of its values.",
          List.of(
              "stats sum(bytes) as total by bin(10m) | fillmissing with 0 for total",
              "filter dstPort in [22, 53] | stats count(*) as flows by dstPort, bin(30m) |"
                  + " fillmissing with 0 for flows"),
          FillMissing::read);

  /// What a field is in rows that are added.
  record Filling(Expression value, Expression.Field field) {}

  FillMissing {
    fillings = List.copyOf(fillings);
  }

  private static FillMissing read(CommandReader reader) {
    QueryReader text = reader.text();
    List<Filling> fillings = new ArrayList<>();
    if (text.takesWord("with")) {
      do {
        int start = text.here();
        Expression value = reader.value();
        if (!(value instanceof Expression.Text
            || value instanceof Expression.Numeral
            || value instanceof Expression.Negative(Expression.Numeral _))) {
          throw text.fault("fillmissing takes a number or a text", start, text.end());
        }
        text.expectWord("for", "behind the value");
        fillings.add(new Filling(value, new Expression.Field(text.name("behind for"))));
      } while (text.takes(","));
    }
    return new FillMissing(fillings);
  }

  /// Whether it may stand between a command and the `stats` that it is about.
  static boolean staysBehind(Command command) {
    return command instanceof Sort || command instanceof Filter || command instanceof Fields;
  }

  @Override
  public String text() {
    return fillings.stream()
        .map(filling -> filling.value().text() + " for " + filling.field().text())
        .collect(
            Collectors.joining(", ", fillings.isEmpty() ? "fillmissing" : "fillmissing with ", ""));
  }

  @Override
  public void apply(Plan plan) {
    TimeBins bins =
        plan.bins().orElseThrow(() -> new IllegalStateException("the reader looks for bin(…)"));
    List<Value> keys = plan.keys();
    Map<Value, String> grid = new LinkedHashMap<>();
    keys.forEach(key -> grid.put(key, plan.newColumn()));
    String bin = grid.get(keys.get(bins.key()));
    List<String> others =
        keys.stream()
            .filter(key -> !key.equals(keys.get(bins.key())))
            .map(key -> key.sql() + " AS " + grid.get(key))
            .toList();
    String rows = plan.rows();
    String cells = bins.sql(plan.times(), String.valueOf(bin));
    if (!others.isEmpty()) {
      cells += " CROSS JOIN (SELECT DISTINCT " + String.join(", ", others) + " FROM " + rows + ")";
    }
    String there = plan.newColumn();
    plan.proceed(
        "(SELECT * FROM (SELECT * FROM "
            + cells
            + ") LEFT JOIN (SELECT *, true AS "
            + there
            + " FROM "
            + rows
            + ") ON "
            + grid.entrySet().stream()
                .map(
                    cell -> same(cell.getKey().sql(), cell.getValue(), cell.getValue().equals(bin)))
                .collect(Collectors.joining(" AND "))
            + ")");
    grid.forEach((key, column) -> plan.rename(key, new Value(column, key.kind())));
    for (Filling filling : fillings) {
      Value field = plan.field(filling.field().parts());
      Value value = plan.expressions().value(filling.value());
      GeneralFunctions.Common both = GeneralFunctions.common(List.of(value, field));
      String filled =
          "(CASE WHEN "
              + there
              + " IS NULL THEN "
              + both.sql().getFirst()
              + " ELSE "
              + both.sql().getLast()
              + " END)";
      String name = filling.field().name();
      plan.shown().put(name, plan.define(name, new Value(filled, both.kind())));
    }
    plan.order(
        grid.values().stream()
            .sorted((one, other) -> Boolean.compare(other.equals(bin), one.equals(bin)))
            .map(column -> column + " ASC NULLS LAST")
            .toList());
  }

  private static String same(String one, String other, boolean isThere) {
    return one + (isThere ? " = " : " IS NOT DISTINCT FROM ") + other;
  }
}
