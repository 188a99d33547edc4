package weir.query.insights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.model.flow.RecordField;

/// `anomaly`: finds the patterns, and the words in them, that are not at one time as they are at
/// most others.
record Anomaly() implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("anomaly"),
          "anomaly",
          "Compares each pattern with itself over time, and shows a row for each way in which it is"
              + " unusual; what is as ever has no row. `pattern` may stand before it; without it"
              + " the patterns of `@message` are taken. The time from the first event to the last"
              + " is cut into "
              + AnomalySql.PARTS
              + " equal parts, and those with events are compared; there must be "
              + AnomalySql.FEWEST_PARTS
              + ". A number is unusual in a part when it lies beyond what four of five parts have"
              + " at most (or at least) by more than three times the distance of those two, by more"
              + " than twice the one itself (down: below a third of the other), and by more than "
              + AnomalySql.MARGIN
              + ". So are found, as `@anomalyType`: `PATTERN_FREQUENCY`, more or fewer events;"
              + " `TOKEN_VARIATION`, more different values of a word that varies, or a value of one"
              + " that is no number and was not there before; `NUMERICAL_TOKEN`, numbers whose"
              + " (geometric) mean is three times as large or small; `HTTP_ERROR_CODE`, more"
              + " statuses of 400 and above, in words that `status`, `code` or `HTTP/` names; and"
              + " `NEW_PATTERN`. A pattern or value is new when not once in 10,000 times any of"
              + " them would come so often and only so late if all came evenly; of a new pattern"
              + " nothing else is said. `@token` is the word by its place in the pattern, or the"
              + " field of a flow record; the first "
              + AnomalySql.MOST_WORDS
              + " words are looked at. `@priority` is `HIGH` for errors and statuses of 500 and"
              + " above, `MEDIUM` for warnings, `REJECT` and other statuses, else `LOW`."
              + " `@firstSeen` and `@lastSeen` are the first and last event of the unusual parts;"
              + " `@timestamp` is the first. Columns of `pattern` are kept. AWS publishes neither"
              + " the method of its command nor its columns: both are Weir's own, and nothing is"
              + " learnt.",
          List.of(
              "pattern @message | anomaly | display @anomalyType, @token, @description, @priority,"
                  + " @pattern"),
          _ -> new Anomaly());

  @Override
  public String text() {
    return "anomaly";
  }

  @Override
  public void apply(Plan plan) {
    if (plan.patterned().isEmpty()) {
      new PatternCommand(new Expression.Field(List.of("@message"))).apply(plan);
    }
    PatternCommand.Patterned patterned = plan.patterned().orElseThrow();
    Value pattern = plan.field(List.of("@pattern"));
    Value severity = plan.field(List.of("@severityLabel"));
    AnomalySql.Columns found = AnomalySql.Columns.of(plan);
    String unusual = new AnomalySql(patterned, words(plan, patterned)).sql(found);
    String rows = plan.rows();
    plan.proceed(
        "(SELECT * FROM "
            + rows
            + " JOIN "
            + unusual
            + " ON "
            + pattern.sql()
            + " = "
            + found.pattern().sql()
            + ")");
    Value priority = plan.materialized(Value.ofText(priority(found, severity)));
    Map<String, Value> columns = new LinkedHashMap<>();
    columns.put("@anomalyType", found.type());
    columns.put("@priority", priority);
    columns.put("@token", found.token());
    columns.put("@description", found.description());
    columns.put("@firstSeen", found.first());
    columns.put("@lastSeen", found.last());
    columns.forEach((name, value) -> plan.shown().add(name, plan.define(name, value)));
    plan.define("@timestamp", found.first());
    plan.order(
        List.of(
            "CASE " + priority.sql() + " WHEN 'HIGH' THEN 1 WHEN 'MEDIUM' THEN 2 ELSE 3 END ASC",
            found.first().sql() + " ASC",
            pattern.sql() + " ASC",
            found.type().sql() + " ASC",
            found.token().sql() + " ASC NULLS FIRST",
            found.description().sql() + " ASC"));
  }

  private static List<RecordField> words(Plan plan, PatternCommand.Patterned patterned) {
    return patterned.text().equals(EventColumns.MESSAGE) ? plan.relation().words() : List.of();
  }

  private static String priority(AnomalySql.Columns found, Value severity) {
    return "(CASE WHEN "
        + severity.sql()
        + " IN ('ERROR', 'EXCEPTION', 'FAIL', 'FAILED', 'FATAL', 'CRITICAL') OR "
        + found.severe().sql()
        + " = 2 THEN 'HIGH' WHEN "
        + severity.sql()
        + " IN ('WARN', 'WARNING') OR "
        + found.severe().sql()
        + " = 1 OR regexp_like("
        + found.pattern().sql()
        + ", '\\bREJECT\\b') THEN 'MEDIUM' ELSE 'LOW' END)";
  }
}
