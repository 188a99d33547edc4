package weir.query.insights;

import static weir.query.insights.EventRelation.IS_PREVIOUS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `pattern`: counts texts that differ in their numbers and ids only.
record PatternCommand(Expression value) implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("pattern"),
          "pattern FIELD",
          "Puts together texts that differ only in words with a digit in them, which become `<*>`;"
              + " shows `@pattern`, `@ratio`, `@sampleCount` and `@severityLabel`, most frequent"
              + " first.",
          List.of("filter @message like \"took\" | pattern @message"),
          reader -> new PatternCommand(reader.value()));

  /// In a query that compares, how often the pattern occurred in the time before. Not shown.
  static final String PREVIOUS_COUNT = "@previousCount";

  /// A word with a digit in it, quotes and brackets left out.
  private static final String VARIES = "[A-Za-z_+/.:-]*[0-9][A-Za-z0-9_+/.:-]*";

  private static final String SEVERITY =
      "(?i)\\b(error|exception|fail|failed|fatal|critical|warn|warning|info|debug|trace)\\b";

  /// What patterns were made of.
  ///
  /// @param rows the events
  /// @param text the column whose texts were put together
  /// @param pattern the pattern of an event, in SQL
  record Patterned(String rows, String text, String pattern) {}

  @Override
  public String text() {
    return "pattern " + value.text();
  }

  @Override
  public void apply(Plan plan) {
    String text = plan.materialized(plan.expressions().value(value)).asText();
    String patternSql = "regexp_replace(" + text + ", " + Sql.text(VARIES) + ", '<*>')";
    Patterned patterned = new Patterned(plan.rows(), text, patternSql);
    String pattern = plan.newColumn();
    String count = plan.newColumn();
    String previous = plan.newColumn();
    String counted =
        "(SELECT "
            + patternSql
            + " AS "
            + pattern
            + ", "
            + (plan.compares()
                ? "count_if(NOT "
                    + IS_PREVIOUS
                    + ") AS "
                    + count
                    + ", count_if("
                    + IS_PREVIOUS
                    + ") AS "
                    + previous
                : "count(*) AS " + count)
            + " FROM "
            + patterned.rows()
            + " GROUP BY 1)";
    Map<String, Value> columns = new LinkedHashMap<>();
    columns.put("@pattern", Value.ofText(pattern));
    columns.put(
        "@ratio", Value.number("(CAST(" + count + " AS double) / sum(" + count + ") OVER ())"));
    columns.put("@sampleCount", Value.integer(count));
    columns.put(
        "@severityLabel",
        Value.dynamic("upper(regexp_extract(" + pattern + ", " + Sql.text(SEVERITY) + "))"));
    plan.replace(counted, Map.of());
    plan.patterned(patterned);
    columns.forEach((name, value) -> plan.shown().add(name, plan.define(name, value)));
    if (plan.compares()) {
      plan.define(PREVIOUS_COUNT, Value.integer(previous));
    }
    plan.order(List.of(count + " DESC", pattern + " ASC"));
  }
}
