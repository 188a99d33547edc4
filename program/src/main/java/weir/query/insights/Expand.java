package weir.query.insights;

import java.util.List;

/// `expand`: makes a row of each item of a field that is a list.
record Expand(Expression.Field field) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("expand"),
          "expand FIELD",
          "Makes a row of each item of a list in JSON; the item takes the field's place. What is no"
              + " list counts as a list of one item.",
          List.of("expand tags | filter ispresent(tags) | display tags, user.name"),
          reader -> new Expand(new Expression.Field(reader.text().name("behind expand"))));

  @Override
  public String text() {
    return "expand " + field.text();
  }

  @Override
  public void apply(Plan plan) {
    Unnest.items(plan, plan.list(field.parts()), field.name());
  }
}
