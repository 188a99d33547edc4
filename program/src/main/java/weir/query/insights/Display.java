package weir.query.insights;

import java.util.List;

/// `display`: says which columns are shown, and no others.
record Display(List<Item> items) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("display"),
          "display FIELD, EXPRESSION as NAME, …",
          "Shows these columns and no others; of several, the last one counts.",
          List.of(
              "stats sum(bytes) as total by dstPort | display dstPort, total / 1000 as kB | sort kB"
                  + " desc | limit 2"),
          reader -> new Display(reader.items()));

  Display {
    items = List.copyOf(items);
  }

  @Override
  public String text() {
    return "display " + Item.text(items);
  }

  @Override
  public void apply(Plan plan) {
    List<Value> values = items.stream().map(plan::define).toList();
    ShownColumns shown = plan.shown();
    shown.clear();
    shown.choose();
    for (int i = 0; i < items.size(); i++) {
      shown.add(items.get(i).name(), values.get(i));
    }
  }
}
