package weir.query.insights;

import java.util.List;

/// `filter`: leaves the rows that a condition holds for.
record Filter(Expression condition) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("filter", "where"),
          "filter CONDITION",
          "Leaves the rows that the condition holds for: `=` `!=` `<` `<=` `>` `>=`, `and` `or`"
              + " `not`, `in [a, b]`, `like \"part\"`, `like /regex/`, `=~ /regex/`. A comparison"
              + " with a field that is missing holds for nothing, nor does its opposite.",
          List.of(
              "filter action = \"REJECT\" and dstPort in [22, 3389] | fields srcAddr, dstPort",
              "filter @message like /(?i)timeout/ | fields @message"),
          reader -> new Filter(reader.value()));

  @Override
  public String text() {
    return "filter " + condition.text();
  }

  @Override
  public void apply(Plan plan) {
    plan.where(plan.expressions().condition(condition));
  }
}
