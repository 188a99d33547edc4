package weir.query.insights;

import java.util.List;
import java.util.Optional;

/// What a query is in SQL.
///
/// @param sql Trino's; its columns are those of `outputs`, and behind them the event's group, time
///   and sequence when `raw`, or the number of events that its filters leave when `counting`
/// @param countSql counts the events that the query's filters leave; empty when there are none
/// @param counting whether each row has that count too, so that `countSql` need be asked only where
///   there is no row
/// @param raw whether each row is an event
public record InsightsPlan(
    String sql, String countSql, boolean counting, boolean raw, List<Output> outputs) {
  /// A column of the answer.
  public record Output(String name, Kind kind) {
    /// A value as rows show it, of the text that SQL has for it; empty for what is missing.
    public Optional<String> shown(String sqlText) {
      Object value =
          switch (kind) {
            case TIME -> Long.valueOf(sqlText);
            case NUMBER -> Double.valueOf(sqlText);
            case TRUTH -> Boolean.valueOf(sqlText);
            case INTEGER, TEXT, DYNAMIC, JSON -> sqlText;
          };
      return Optional.ofNullable(InsightsCell.text(value, kind));
    }
  }

  public InsightsPlan {
    outputs = List.copyOf(outputs);
  }
}
