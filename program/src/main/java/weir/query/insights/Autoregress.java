package weir.query.insights;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `autoregress`: gives rows the values that a field has in rows before.
///
/// @param alias what the column is called; with several, what their names begin with
/// @param first how many rows before
/// @param last up to so many
record Autoregress(Expression.Field field, @Nullable String alias, int first, int last)
    implements Command {
  private static final int MOST = 1000;

  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("autoregress"),
          "autoregress FIELD [as NAME] [p=N[-M]]",
          "Gives each row the values that a field has N to M rows before it, one when not said, as"
              + " `FIELD_pN` to `FIELD_pM`. With a name, a single column is called so, and several"
              + " begin with it. The order is that of `accum`.",
          List.of(
              "filter dstPort = 443 | fields @timestamp, bytes | sort @timestamp | autoregress"
                  + " bytes p=1-2"),
          Autoregress::read);

  private static Autoregress read(CommandReader reader) {
    QueryReader text = reader.text();
    Expression.Field field = new Expression.Field(text.name("behind autoregress"));
    String alias = text.takesWord("as") ? reader.alias() : null;
    int first = 1;
    int last = 1;
    if (reader.takesOption("p")) {
      first = reader.whole("p", 1, MOST);
      last = text.takes("-") ? reader.whole("the end of p", first, MOST) : first;
    }
    return new Autoregress(field, alias, first, last);
  }

  @Override
  public String text() {
    return "autoregress "
        + field.text()
        + Item.as(alias)
        + " p="
        + first
        + (last == first ? "" : "-" + last);
  }

  @Override
  public void apply(Plan plan) {
    Value value = plan.materialized(plan.field(field.parts()));
    String order = plan.settledOrder();
    for (int back = first; back <= last; back++) {
      Value before = plan.over("lag(" + value.sql() + ", " + back + ")", order, value.kind());
      String name = alias == null ? field.name() : alias;
      String numbered = alias != null && first == last ? name : name + "_p" + back;
      plan.shown().put(numbered, plan.define(numbered, before));
    }
  }
}
