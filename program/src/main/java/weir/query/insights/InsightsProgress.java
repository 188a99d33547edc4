package weir.query.insights;

import java.util.List;

/// How far a query is.
///
/// @param columns names of the answer's columns
/// @param rows those that are there so far
/// @param recordsMatched events that the filters have left; 0 until it is known
/// @param problem why it failed; empty when it did not
public record InsightsProgress(
    State state,
    List<String> columns,
    List<InsightsRow> rows,
    long recordsMatched,
    long recordsScanned,
    long bytesScanned,
    String problem) {
  public InsightsProgress withoutRows() {
    return new InsightsProgress(
        state, columns, List.of(), recordsMatched, recordsScanned, bytesScanned, problem);
  }

  /// The same in another state.
  ///
  /// @param why it failed; empty when it did not
  public InsightsProgress with(State other, String why) {
    return new InsightsProgress(
        other, columns, rows, recordsMatched, recordsScanned, bytesScanned, why);
  }

  /// As AWS calls them.
  public enum State {
    SCHEDULED("Scheduled"),
    RUNNING("Running"),
    COMPLETE("Complete"),
    FAILED("Failed"),
    CANCELLED("Cancelled"),
    TIMEOUT("Timeout");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public boolean isEnded() {
      return this != SCHEDULED && this != RUNNING;
    }
  }
}
