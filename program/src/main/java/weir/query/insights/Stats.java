package weir.query.insights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `stats`: puts rows together.
record Stats(List<Item> items, List<Item> keys) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("stats"),
          "stats FUNCTION(…) [as NAME], … [by EXPRESSION [as NAME], …]",
          "Puts together the rows that have the same values behind `by`, and computes one row of"
              + " each such group. What follows sees these columns only.",
          List.of(
              "stats sum(bytes) as total, count(*) by srcAddr | sort total desc | limit 3",
              "stats avg(bytes), max(bytes) by bin(1h)"),
          Stats::read);

  Stats {
    items = List.copyOf(items);
    keys = List.copyOf(keys);
  }

  private static Stats read(CommandReader reader) {
    List<Item> items = reader.aggregates();
    List<Item> keys = reader.text().takesWord("by") ? reader.items() : List.of();
    reader.computed(items);
    reader.computed(keys);
    return new Stats(items, keys);
  }

  @Override
  public String text() {
    return "stats " + Item.text(items) + (keys.isEmpty() ? "" : " by " + Item.text(keys));
  }

  @Override
  public void apply(Plan plan) {
    Grouping groups = new Grouping(plan);
    ExpressionSql expressions = new ExpressionSql(plan, groups);
    Map<Item, Value> values = new LinkedHashMap<>();
    keys.forEach(key -> values.put(key, groups.by(key)));
    for (Item item : items) {
      Value value = expressions.value(item.expression());
      groups.know(item, value);
      values.put(item, value);
    }
    plan.replace(groups.sql(), Map.of());
    values.forEach((item, value) -> {
      Value column = plan.define(item.name(), value);
      plan.names().defineComputed(item.expression().text(), column);
      plan.shown().add(item.name(), column);
    });
  }
}
