package weir.query.duckdb;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import weir.query.columns.ColumnCache;
import weir.query.engine.QueryLimits;
import weir.query.engine.RelationSource;
import weir.query.engine.RunningQuery;
import weir.query.engine.SqlEngine;
import weir.query.objects.ObjectSource;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlName;

/// DuckDB inside this process, a database of its own for each query: the engine for what one
/// machine can answer.
public final class DuckDbSqlEngine implements SqlEngine, AutoCloseable {
  private final SqlEngineSettings settings;
  private final QuerySlots slots;
  private final SessionPool sessions;
  private final ParquetSchemas schemas = new ParquetSchemas();
  private final ParquetFootprints footprints = new ParquetFootprints();
  private final @Nullable ColumnCache columns;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("weir-sql-time").factory());

  public DuckDbSqlEngine(SqlEngineSettings settings) {
    this.settings = settings;
    this.slots = new QuerySlots(settings.concurrentQueries(), settings.queuedQueries());
    this.sessions = new SessionPool(settings, 1);
    this.columns =
        settings.columns().map(kept -> new ColumnCache(kept, slots::isIdle)).orElse(null);
  }

  @Override
  public RunningQuery start(
      AnalyzedQuery query,
      Map<SqlName, ? extends RelationSource> sources,
      ObjectSource objects,
      QueryLimits limits) {
    return start(EngineQuery.of(query), sources, objects, limits);
  }

  RunningQuery start(
      EngineQuery query,
      Map<SqlName, ? extends RelationSource> sources,
      ObjectSource objects,
      QueryLimits limits) {
    return new DuckDbRunningQuery(this, query, Map.copyOf(sources), objects, limits);
  }

  SqlEngineSettings settings() {
    return settings;
  }

  QuerySlots slots() {
    return slots;
  }

  SessionPool sessions() {
    return sessions;
  }

  ParquetSchemas schemas() {
    return schemas;
  }

  ParquetFootprints footprints() {
    return footprints;
  }

  @Nullable ColumnCache columns() {
    return columns;
  }

  /// Waits until what queries have read so far is kept in columns, as far as it is to be.
  public void awaitColumns() throws InterruptedException {
    if (columns != null) {
      columns.awaitConversions();
    }
  }

  ScheduledExecutorService clock() {
    return clock;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    if (columns != null) {
      columns.close();
    }
    sessions.close();
  }
}
