package weir.query.insights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `stats`: puts rows together.
///
/// @param offset how much earlier its events are than their bins say; null when they are not
record Stats(List<Item> items, List<Item> keys, @Nullable Period offset) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("stats"),
          "stats FUNCTION(…) [as NAME], … [by EXPRESSION [as NAME], … [offset PERIOD]]",
          "Puts together the rows that have the same values behind `by`, and computes one row of"
              + " each such group. What follows sees these columns only. With `offset`, behind"
              + " `bin(…)` in the first `stats`, the query reads events that are so much earlier"
              + " than its range, and puts them into the bins that are so much later than they:"
              + " those of an hour ago stand where those of now would.",
          List.of(
              "stats sum(bytes) as total, count(*) by srcAddr | sort total desc | limit 3",
              "stats avg(bytes), max(bytes) by bin(1h)",
              "stats count(*) by bin(1h) offset 30m"),
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
    int start = reader.text().here();
    boolean moved = !keys.isEmpty() && reader.text().takesWord("offset");
    if (moved && bin(keys).isEmpty()) {
      throw reader.text().fault("offset must follow bin(…)", start, reader.text().end());
    }
    return new Stats(items, keys, moved ? reader.period("behind offset") : null);
  }

  /// The key that is a bin of time.
  private static Optional<Item> bin(List<Item> keys) {
    return keys.stream().filter(key -> period(key).isPresent()).findFirst();
  }

  private static Optional<Period> period(Item key) {
    return key.expression() instanceof Expression.Call call
            && call.function().name().equals("bin")
            && call.arguments().getFirst() instanceof Expression.Span span
        ? Optional.of(span.period())
        : Optional.empty();
  }

  /// Whether its rows are of bins of time.
  boolean isSeries() {
    return bin(keys).isPresent();
  }

  /// How much earlier its events are than their bins say.
  long offsetMillis() {
    return offset == null ? 0 : offset.millis();
  }

  @Override
  public String text() {
    return "stats "
        + Item.text(items)
        + (keys.isEmpty() ? "" : " by " + Item.text(keys))
        + (offset == null ? "" : " offset " + offset.text());
  }

  @Override
  public void apply(Plan plan) {
    Grouping groups = new Grouping(plan);
    ExpressionSql expressions = new ExpressionSql(plan, groups);
    Map<Item, Value> values = new LinkedHashMap<>();
    for (Item key : keys) {
      boolean moved = offset != null && period(key).isPresent();
      values.put(key, groups.by(key, moved ? offsetMillis() : 0));
    }
    for (Item item : items) {
      Value value = expressions.value(item.expression());
      groups.know(item, value);
      values.put(item, value);
    }
    Optional<Value> members =
        plan.matches()
            ? Optional.of(groups.aggregate(Value.integer("count(*)")))
            : Optional.empty();
    plan.replace(groups.sql(), Map.of());
    members.ifPresent(plan::matched);
    plan.grouped(
        groups.keyColumns(),
        bin(keys)
            .map(key ->
                new TimeBins(
                    key.name(), period(key).orElseThrow(), offsetMillis(), keys.indexOf(key)))
            .orElse(null));
    values.forEach((item, value) -> {
      Value column = plan.define(item.name(), value);
      plan.names().defineComputed(item.expression().text(), column);
      plan.shown().add(item.name(), column);
    });
  }
}
