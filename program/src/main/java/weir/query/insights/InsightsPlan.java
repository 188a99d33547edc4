package weir.query.insights;

import java.util.List;

/// What a query is in SQL.
///
/// @param sql Trino's; its columns are those of `outputs`, and behind them the event's group, time
///   and sequence when `raw`
/// @param countSql counts the events that the query's filters leave; empty when there are none
/// @param raw whether each row is an event
public record InsightsPlan(String sql, String countSql, boolean raw, List<Output> outputs) {
  /// A column of the answer.
  public record Output(String name, Kind kind) {}

  public InsightsPlan {
    outputs = List.copyOf(outputs);
  }
}
