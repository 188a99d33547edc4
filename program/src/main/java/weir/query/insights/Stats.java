package weir.query.insights;

import java.util.List;

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
    plan.group(items, keys);
  }
}
