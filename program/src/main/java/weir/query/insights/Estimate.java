package weir.query.insights;

import java.util.List;
import java.util.Map;

/// `estimate`: says how much the query would read, and does not run it. Whoever runs queries looks
/// for it first ([InsightsQuery#isEstimate]).
record Estimate() implements Command {
  /// What its one column is called.
  static final String COLUMN = "estimatedBytes";

  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("estimate"),
          "estimate",
          "Says in `"
              + COLUMN
              + "` how many bytes the segments and journals have that the query would read, and"
              + " reads nothing. It is the last command.",
          List.of("filter @message like /443/ | estimate"),
          _ -> new Estimate());

  @Override
  public String text() {
    return "estimate";
  }

  @Override
  public void apply(Plan plan) {
    String column = plan.newColumn();
    plan.replace(
        "(SELECT CAST(NULL AS bigint) AS " + column + ")", Map.of(COLUMN, Value.integer(column)));
  }
}
