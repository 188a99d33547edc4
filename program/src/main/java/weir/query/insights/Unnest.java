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
        + Item.spelled(name);
  }

  @Override
  public void apply(Plan plan) {
    String text = plan.materialized(plan.expressions().value(list)).asText();
    String item = plan.newColumn();
    plan.proceed(
        "(SELECT * FROM "
            + plan.rows()
            + " CROSS JOIN UNNEST(CASE WHEN substr(ltrim("
            + text
            + "), 1, 1) = '[' THEN transform(CAST(json_parse("
            + text
            + ") AS array(json)), e -> coalesce(json_extract_scalar(e, '$'), json_format(e))) ELSE"
            + " ARRAY["
            + text
            + "] END) AS u ("
            + item
            + "))");
    plan.shown().add(name, plan.define(name, Value.json(item)));
  }
}
