package weir.query.insights;

import java.util.List;

/// `unnest`: makes a row of each item of a list.
record Unnest(Expression list, String name) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("unnest", "expand"),
          "unnest LIST into NAME\nexpand FIELD",
          "Makes a row of each item of a list. What is no list counts as a list of one item.",
          List.of(
              "fields jsonParse(@message) as j | filter ispresent(j.tags) | unnest j.tags into tag"
                  + " | display tag"),
          Unnest::read);

  private static Unnest read(CommandReader reader) {
    Expression list = reader.value();
    QueryReader text = reader.text();
    if (text.takesWord("into")) {
      return new Unnest(list, reader.alias());
    }
    if (list instanceof Expression.Field field) {
      return new Unnest(list, field.name());
    }
    throw text.unexpected("into and a name behind the list");
  }

  @Override
  public String text() {
    return "unnest "
        + list.text()
        + " into "
        + new Expression.Field(List.of(name.split("\\.", -1))).text();
  }

  @Override
  public void apply(Plan plan) {
    plan.unnest(plan.expressions().value(list), name);
  }
}
