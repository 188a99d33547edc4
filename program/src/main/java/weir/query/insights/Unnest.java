package weir.query.insights;

import java.util.List;

/// `unnest`: makes a row of each item of a list.
record Unnest(Expression list, String name) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("unnest"),
          "unnest LIST into NAME",
          "Makes a row of each item of a list. What is no list counts as a list of one item.",
          List.of(
              "fields jsonParse(@message) as j | filter ispresent(j.tags) | unnest j.tags into tag"
                  + " | display tag"),
          Unnest::read);

  private static Unnest read(CommandReader reader) {
    Expression list = reader.value();
    QueryReader text = reader.text();
    text.expectWord("into", "and a name behind the list");
    return new Unnest(list, reader.alias());
  }

  @Override
  public String text() {
    return "unnest " + list.text() + " into " + Item.spelled(name);
  }

  @Override
  public void apply(Plan plan) {
    items(plan, plan.expressions().value(list), name);
  }

  /// Makes a row of each item of a list in JSON.
  static void items(Plan plan, Value list, String name) {
    String text = plan.materialized(list).asText();
    String item = plan.newColumn();
    String place = plan.newColumn();
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
            + "] END) WITH ORDINALITY AS u ("
            + item
            + ", "
            + place
            + "))");
    plan.orderWithin(place);
    plan.shown().add(name, plan.define(name, Value.json(item)));
  }
}
