package weir.query.duckdb;

import java.util.Optional;
import weir.model.aws.Fault;
import weir.query.columns.ColumnCacheSettings;
import weir.query.session.EngineSettings;

/// How an engine for many queries divides what it may use.
///
/// @param session what each query may use
/// @param spillBytes disk that a query may use for intermediate results
/// @param concurrentQueries how many run at once
/// @param queuedQueries how many may wait
/// @param columns where flow logs are kept in columns, if anywhere
public record SqlEngineSettings(
    EngineSettings session,
    long spillBytes,
    int concurrentQueries,
    int queuedQueries,
    Optional<ColumnCacheSettings> columns) {
  /// An engine that keeps nothing.
  public SqlEngineSettings(
      EngineSettings session, long spillBytes, int concurrentQueries, int queuedQueries) {
    this(session, spillBytes, concurrentQueries, queuedQueries, Optional.empty());
  }

  public SqlEngineSettings {
    if (concurrentQueries < 1) {
      throw new Fault.Invalid(
          "the number of queries at once is " + concurrentQueries + " but must be at least 1");
    }
    if (queuedQueries < 0 || spillBytes < 0) {
      throw new Fault.Invalid("queued queries and the bytes to spill must not be negative");
    }
  }
}
