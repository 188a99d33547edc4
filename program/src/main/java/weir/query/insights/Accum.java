package weir.query.insights;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `accum`: sums a number up from row to row.
///
/// @param alias what the sums are called; null for the field's own name
record Accum(Expression.Field field, @Nullable String alias) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("accum"),
          "accum FIELD [as NAME]",
          "Gives each row the sum of a number in all rows up to it, in the order of the last"
              + " `sort`; of `stats` that nobody sorts, in the order of what stands behind `by`."
              + " Without a name the sums take the field's place.",
          List.of(
              "filter action = \"REJECT\" | fields @timestamp, bytes | sort @timestamp | accum"
                  + " bytes as so_far",
              "stats sum(bytes) as total by bin(5m) | accum total"),
          reader -> {
            Expression.Field field = new Expression.Field(reader.text().name("behind accum"));
            return new Accum(field, reader.text().takesWord("as") ? reader.alias() : null);
          });

  @Override
  public String text() {
    return "accum " + field.text() + Item.as(alias);
  }

  @Override
  public void apply(Plan plan) {
    Value value = plan.field(field.parts());
    boolean whole = value.kind() == Kind.INTEGER;
    String name = alias == null ? field.name() : alias;
    Value sums =
        plan.over(
            "sum(" + (whole ? value.sql() : value.asNumber()) + ")",
            plan.settledOrder() + " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
            whole ? Kind.INTEGER : Kind.NUMBER);
    plan.shown().put(name, plan.define(name, sums));
  }
}
