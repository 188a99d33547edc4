package weir.query.insights;

import java.util.List;
import java.util.stream.Collectors;

/// `sessionize`: puts events of the same origin that follow each other closely into sessions.
///
/// @param gap after a longer time without an event a new session begins
/// @param name of the column that numbers them
record Sessionize(List<Expression.Field> fields, Period gap, String name) implements Command {
  private static final Period GAP = new Period(30, Period.Unit.MINUTE);
  private static final String NAME = "session_id";

  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("sessionize"),
          "sessionize FIELD, … [maxspan PERIOD] [as NAME]",
          "Numbers the sessions of events that have the same values in the fields: one ends when"
              + " there is no event for longer than the period, 30m when not said. The column is"
              + " `session_id` when not said. Sessions have their numbers from 1, in the order in"
              + " which they begin.",
          List.of(
              "sessionize srcAddr maxspan 2m as session | filter ispresent(srcAddr) | stats"
                  + " count(*) as flows, min(@timestamp) as began by srcAddr, session | sort"
                  + " session"),
          Sessionize::read);

  Sessionize {
    fields = List.copyOf(fields);
  }

  private static Sessionize read(CommandReader reader) {
    QueryReader text = reader.text();
    List<Expression.Field> fields = reader.fields();
    Period gap = text.takesWord("maxspan") ? reader.period("behind maxspan") : GAP;
    return new Sessionize(fields, gap, text.takesWord("as") ? reader.alias() : NAME);
  }

  @Override
  public String text() {
    return fields.stream()
            .map(Expression.Field::text)
            .collect(Collectors.joining(", ", "sessionize ", ""))
        + " maxspan "
        + gap.text()
        + Item.as(name);
  }

  /// Events of one millisecond are peers in every window here, so that it does not matter which of
  /// them the engine takes first.
  @Override
  public void apply(Plan plan) {
    String keys =
        fields.stream()
            .map(field -> plan.materialized(plan.field(field.parts())).sql())
            .collect(Collectors.joining(", "));
    String time = plan.materialized(plan.eventTime()).sql();
    String ofOrigin = "PARTITION BY " + keys + " ORDER BY " + time;
    Value before = plan.over("lag(" + time + ")", ofOrigin, Kind.TIME);
    String begins =
        "CASE WHEN " + time + " - " + before.sql() + " <= " + gap.millis() + " THEN 0 ELSE 1 END";
    Value number = plan.over("sum(" + begins + ")", ofOrigin, Kind.INTEGER);
    Value start =
        plan.over("min(" + time + ")", "PARTITION BY " + keys + ", " + number.sql(), Kind.TIME);
    Value session =
        plan.over("dense_rank()", "ORDER BY " + start.sql() + ", " + keys, Kind.INTEGER);
    plan.shown().put(name, plan.define(name, session));
  }
}
