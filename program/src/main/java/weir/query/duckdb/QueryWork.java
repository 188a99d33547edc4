package weir.query.duckdb;

import org.jspecify.annotations.Nullable;
import weir.query.columns.ColumnCache;
import weir.query.objects.ObjectSource;
import weir.query.session.QueryStop;
import weir.query.sql.SqlFault;

/// What all that works for one query shares: when to end, what was done, where the objects are, and
/// why it failed where DuckDB only quotes that.
final class QueryWork {
  private final QueryStop stop;
  private final QueryCounters counters;
  private final ObjectSource objects;
  private final ParquetSchemas schemas;
  private final @Nullable ColumnCache columns;
  private volatile @Nullable SqlFault failure;

  /// @param columns null when none are kept
  QueryWork(
      QueryStop stop,
      QueryCounters counters,
      ObjectSource objects,
      ParquetSchemas schemas,
      @Nullable ColumnCache columns) {
    this.stop = stop;
    this.counters = counters;
    this.objects = objects;
    this.schemas = schemas;
    this.columns = columns;
  }

  QueryStop stop() {
    return stop;
  }

  QueryCounters counters() {
    return counters;
  }

  ObjectSource objects() {
    return objects;
  }

  ParquetSchemas schemas() {
    return schemas;
  }

  @Nullable ColumnCache columns() {
    return columns;
  }

  /// Keeps why a scan broke off; the first reason counts.
  SqlFault failed(SqlFault why) {
    if (failure == null) {
      failure = why;
    }
    return why;
  }

  @Nullable SqlFault failure() {
    return failure;
  }
}
