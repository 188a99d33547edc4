package weir.query.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.engine.QueryLimits;
import weir.query.engine.QueryStatistics;
import weir.query.engine.RelationSource;
import weir.query.engine.RunningQuery;
import weir.query.engine.SqlRows;
import weir.query.engine.WriteOrder;
import weir.query.engine.WrittenRows;
import weir.query.objects.ObjectSource;
import weir.query.session.DuckDbSession;
import weir.query.session.QueryStop;
import weir.query.session.ResultWire;
import weir.query.session.RowMatches;
import weir.query.session.TrinoErrors;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.SqlOutput;
import weir.query.sql.TableUse;

/// A query on its way through [DuckDbSqlEngine].
final class DuckDbRunningQuery implements RunningQuery {
  /// What the driver says in place of the reason when a streaming answer fails before its first
  /// row: duckdb_jdbc 2.0.0.1 asks the failed result for its columns. See docs/decisions/0005.
  private static final String REASON_LOST = "Invalid result set";

  private final DuckDbSqlEngine engine;
  private final EngineQuery query;
  private final Map<SqlName, ? extends RelationSource> sources;
  private final QueryLimits limits;
  private final QueryStop stop = new QueryStop();
  private final QueryCounters counters;
  private final QueryWork work;
  private final Interrupter interrupter = new Interrupter(stop);
  private boolean hasSlot;
  private @Nullable DuckDbSession session;
  private @Nullable Connection streaming;
  private @Nullable RelationPlanner planner;
  private @Nullable Future<?> timeLimit;

  DuckDbRunningQuery(
      DuckDbSqlEngine engine,
      EngineQuery query,
      Map<SqlName, ? extends RelationSource> sources,
      ObjectSource objects,
      QueryLimits limits) {
    this.engine = engine;
    this.query = query;
    this.sources = sources;
    this.limits = limits;
    this.counters = new QueryCounters(stop, limits.mostScannedBytes());
    this.work = new QueryWork(stop, counters, objects, engine.schemas(), engine.columns());
  }

  @Override
  public List<SqlOutput> columns() {
    return query.outputs();
  }

  @Override
  public void awaitTurn() {
    if (!hasSlot) {
      stop.check();
      engine.slots().take(stop);
      hasSlot = true;
      counters.begin();
      timeLimit =
          engine
              .clock()
              .schedule(this::timeIsOver, limits.wallTime().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void timeIsOver() {
    stop.stop(
        new SqlFault(
            "EXCEEDED_TIME_LIMIT",
            0,
            0,
            "Query exceeded the maximum run time of %d s"
                .formatted(limits.wallTime().toSeconds())));
  }

  @Override
  public SqlRows rows() {
    return guarded(() -> {
      DuckDbSession open = begin();
      String sql = ResultWire.wrap(planned(open), query.outputs());
      Connection connection = open.streaming();
      streaming = connection;
      lock(open, List.of());
      return run(open, connection, sql);
    });
  }

  @Override
  public WrittenRows write(WriteOrder order) {
    return guarded(() -> {
      DuckDbSession open = begin();
      String sql = planned(open);
      try (RowsToObjects writing =
          new RowsToObjects(order, query.outputs(), work, engine.settings().session())) {
        lock(open, List.of(writing.folder()));
        counters.planned();
        WrittenRows written = writing.write(open, sql, interrupter);
        counters.rowsReturned.set(written.rows());
        finish(open);
        return written;
      }
    });
  }

  private interface Deed<T> {
    T done() throws SQLException;
  }

  private <T> T guarded(Deed<T> deed) {
    try {
      return deed.done();
    } catch (SQLException e) {
      throw fault(e);
    } catch (Fault fault) {
      throw TrinoErrors.of(fault);
    }
  }

  private DuckDbSession begin() {
    awaitTurn();
    stop.check();
    DuckDbSession open = engine.sessions().take();
    session = open;
    return open;
  }

  private String planned(DuckDbSession open) throws SQLException {
    RelationPlanner planning =
        new RelationPlanner(open, work, engine.settings().session().threads());
    planner = planning;
    List<String> relations = new ArrayList<>();
    for (TableUse use : query.tables()) {
      stop.check();
      RelationSource source = sources.get(use.table().name());
      if (source == null) {
        throw new IllegalArgumentException("nothing is said of " + use.table().name());
      }
      relations.add(planning.plan(use, source));
    }
    open.define(query.sql().apply(_ -> ""));
    RowMatches.register(query.patterns(), open, stop);
    List<TableUse> uses = query.tables();
    return query.sql().apply(use -> relations.get(uses.indexOf(use)));
  }

  private void lock(DuckDbSession open, List<Path> folders) throws SQLException {
    List<String> files =
        planner == null
            ? List.of()
            : Stream.concat(
                    planner.segments(),
                    planner.parquet().stream()
                        .flatMap(read -> read.files().stream())
                        .map(RelationPlanner.ParquetFile::path)
                        .flatMap(
                            file -> Stream.of(file.toString(), ParquetRelation.literally(file))))
                .distinct()
                .toList();
    open.lock(files, folders.stream().map(Path::toString).toList());
  }

  private SqlRows run(DuckDbSession open, Connection connection, String sql) throws SQLException {
    counters.planned();
    try {
      return rows(open, connection.prepareStatement(sql));
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains(REASON_LOST)
          || stop.reason() != null
          || work.failure() != null) {
        throw e;
      }
      // Once more where the driver keeps the reason of a failure.
      return rows(open, open.connection().prepareStatement(sql));
    }
  }

  private SqlRows rows(DuckDbSession open, PreparedStatement statement) throws SQLException {
    interrupter.runs(statement);
    stop.check();
    return new DuckDbSqlRows(
        statement.executeQuery(), query.outputs(), work, limits, () -> finish(open), this::fault);
  }

  /// Counts what DuckDB itself has read, when all rows were read.
  private void finish(DuckDbSession open) {
    if (planner != null) {
      planner.parquet().forEach(read -> engine.footprints().count(open, read, counters));
    }
    counters.ended();
  }

  private SqlFault fault(SQLException e) {
    SqlFault why = stop.reason() != null ? stop.reason() : work.failure();
    if (why != null) {
      return why;
    }
    SqlFault fault = TrinoErrors.of(e);
    return planner == null ? fault : planner.ofObject(fault);
  }

  @Override
  public QueryStatistics statistics() {
    return counters.statistics();
  }

  @Override
  public void cancel() {
    stop.cancel();
  }

  @Override
  public void close() {
    interrupter.ended();
    counters.ended();
    if (timeLimit != null) {
      timeLimit.cancel(false);
    }
    try {
      closeParts();
    } finally {
      giveSlotBack();
    }
  }

  private void closeParts() {
    RelationPlanner read = planner;
    DuckDbSession database = session;
    Connection answering = streaming;
    planner = null;
    session = null;
    streaming = null;
    try (read;
        database;
        answering) {
      // They close from the last to the first, each whatever becomes of the others.
    } catch (SQLException e) {
      throw new Fault.Unavailable("DuckDB does not close: " + e.getMessage(), e);
    }
  }

  private void giveSlotBack() {
    if (hasSlot) {
      hasSlot = false;
      engine.slots().giveBack();
    }
  }
}
