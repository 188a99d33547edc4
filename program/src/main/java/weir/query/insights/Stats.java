package weir.query.insights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    Map<String, Value> columns = new LinkedHashMap<>();
    Map<String, Value> computed = new HashMap<>();
    List<String> selected = new ArrayList<>();
    List<Item> all = new ArrayList<>(keys);
    all.addAll(items);
    for (Item item : all) {
      Value value = plan.expressions().value(item.expression());
      String column = plan.newColumn();
      selected.add(value.sql() + " AS " + column);
      columns.put(item.name(), new Value(column, value.kind()));
      computed.put(item.expression().text(), new Value(column, value.kind()));
    }
    plan.replace(
        "(SELECT " + String.join(", ", selected) + " FROM " + plan.source() + grouped() + ")",
        columns);
    computed.forEach(plan.names()::defineComputed);
  }

  /// Without keys all rows are one group, that is not there when there are no rows.
  private String grouped() {
    return keys.isEmpty()
        ? " HAVING count(*) > 0"
        : IntStream.rangeClosed(1, keys.size())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", ", " GROUP BY ", ""));
  }
}
