package weir.query.engine;

import org.jspecify.annotations.Nullable;
import weir.query.sql.SqlFault;

/// What all that works for one query shares: when to end, what was done, where the objects are, and
/// why it failed where DuckDB only quotes that.
final class QueryWork {
  private final QueryStop stop;
  private final QueryCounters counters;
  private final ObjectSource objects;
  private volatile @Nullable SqlFault failure;

  QueryWork(QueryStop stop, QueryCounters counters, ObjectSource objects) {
    this.stop = stop;
    this.counters = counters;
    this.objects = objects;
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
