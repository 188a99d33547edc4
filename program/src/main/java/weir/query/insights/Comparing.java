package weir.query.insights;

import java.util.List;

/// A command that compares how often patterns occur in the query's time with how often they did in
/// a time before.
///
/// The plan of such a query begins with the events of both times, and [EventRelation#IS_PREVIOUS]
/// tells them apart.
sealed interface Comparing extends Command permits Diff, LogCompare {
  /// Where the other time lies.
  TimeShift shift();

  @Override
  default void apply(Plan plan) {
    if (plan.field(List.of(PatternCommand.PREVIOUS_COUNT)).equals(Value.MISSING)) {
      new PatternCommand(new Expression.Field(List.of("@message"))).apply(plan);
    }
    Value pattern = plan.field(List.of("@pattern"));
    Value now = plan.field(List.of("@sampleCount"));
    Value before = plan.field(List.of(PatternCommand.PREVIOUS_COUNT));
    Value severity = plan.field(List.of("@severityLabel"));
    Value difference =
        plan.define(
            "@differenceCount", Value.integer("(" + now.sql() + " - " + before.sql() + ")"));
    Value description =
        plan.define("@differenceDescription", Value.ofText(description(now, before)));
    plan.shown().clear();
    plan.shown().add("@pattern", pattern);
    plan.shown().add("@sampleCount", now);
    plan.shown().add("@differenceCount", difference);
    plan.shown().add("@differenceDescription", description);
    plan.shown().add("@severityLabel", severity);
    plan.order(List.of("abs(" + difference.sql() + ") DESC", pattern.sql() + " ASC"));
  }

  private static String description(Value now, Value before) {
    String percent =
        "CAST(CAST(round(abs("
            + now.sql()
            + " - "
            + before.sql()
            + ") * 1E2 / "
            + before.sql()
            + ") AS bigint) AS varchar)";
    return "(CASE WHEN "
        + before.sql()
        + " = 0 THEN 'new' WHEN "
        + now.sql()
        + " = 0 THEN 'gone' WHEN "
        + now.sql()
        + " = "
        + before.sql()
        + " THEN 'as many' WHEN "
        + now.sql()
        + " > "
        + before.sql()
        + " THEN "
        + percent
        + " || '% more' ELSE "
        + percent
        + " || '% fewer' END)";
  }
}
