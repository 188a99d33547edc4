package weir.query.insights;

import java.util.List;

/// `fields`: computes columns and shows them, behind those of earlier `fields`.
record Fields(List<Item> items) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("fields"),
          "fields FIELD [as NAME], EXPRESSION [as NAME], …",
          "Shows fields, and what is computed of them. Several add up. A query that shows nothing"
              + " else shows `@timestamp` and `@message`.",
          List.of("fields srcAddr, dstPort, bytes / packets as size | sort size desc | limit 3"),
          reader -> new Fields(reader.items()));

  Fields {
    items = List.copyOf(items);
  }

  @Override
  public String text() {
    return "fields " + Item.text(items);
  }

  @Override
  public void apply(Plan plan) {
    plan.shown().choose();
    for (Item item : items) {
      plan.shown().add(item.name(), plan.define(item));
    }
  }
}
