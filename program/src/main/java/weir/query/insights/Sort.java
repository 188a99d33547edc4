package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `sort`: says in which order rows come.
record Sort(List<Key> keys) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("sort"),
          "sort [by] EXPRESSION [asc|desc], …",
          "Orders the rows, ascending unless it says `desc`. Numbers come before texts, missing"
              + " values last. Events that nobody sorts come latest first.",
          List.of("fields @timestamp, dstPort, bytes | sort dstPort, bytes desc | limit 4"),
          Sort::read);

  /// What to order by.
  record Key(Expression value, boolean descending) {}

  Sort {
    keys = List.copyOf(keys);
  }

  private static Sort read(CommandReader reader) {
    List<Key> keys = new ArrayList<>();
    reader.text().takesWord("by");
    do {
      Expression value = reader.value();
      boolean descending = reader.text().takesWord("desc");
      if (!descending) {
        reader.text().takesWord("asc");
      }
      keys.add(new Key(value, descending));
    } while (reader.text().takes(","));
    return new Sort(keys);
  }

  @Override
  public String text() {
    return keys.stream()
        .map(key -> key.value().text() + (key.descending() ? " desc" : " asc"))
        .collect(Collectors.joining(", ", "sort ", ""));
  }

  @Override
  public void apply(Plan plan) {
    List<String> order = new ArrayList<>();
    for (Key key : keys) {
      String way = (key.descending() ? " DESC" : " ASC") + " NULLS LAST";
      Value value = plan.materialized(plan.expressions().value(key.value()));
      if (value.kind() == Kind.DYNAMIC) {
        order.add(value.asNumber() + way);
      }
      order.add(value.sql() + way);
    }
    plan.order(order);
  }
}
