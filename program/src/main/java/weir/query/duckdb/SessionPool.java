package weir.query.duckdb;

import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.session.DuckDbSession;

/// Sessions that are ready for their query. One is used once; making it takes longer than a small
/// query does, so the next one is made while the present one runs.
final class SessionPool implements AutoCloseable {
  private final SqlEngineSettings settings;
  private final BlockingQueue<DuckDbSession> ready;
  private final ExecutorService maker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("weir-sql-session").factory());
  private volatile boolean closed;

  /// @param spare how many are kept ready
  SessionPool(SqlEngineSettings settings, int spare) {
    this.settings = settings;
    this.ready = new ArrayBlockingQueue<>(spare);
  }

  DuckDbSession take() {
    DuckDbSession session = ready.poll();
    refill();
    return session == null ? make() : session;
  }

  private void refill() {
    if (!closed && ready.remainingCapacity() > 0) {
      maker.execute(this::makeSpare);
    }
  }

  private void makeSpare() {
    @Nullable DuckDbSession session = null;
    if (!closed && ready.remainingCapacity() > 0) {
      session = make();
    }
    if (session != null && (closed || !ready.offer(session))) {
      session.close();
    }
  }

  private DuckDbSession make() {
    DuckDbSession session = new DuckDbSession(settings.session());
    try {
      session.execute("SET GLOBAL max_temp_directory_size='" + settings.spillBytes() + "B'");
      // DuckDB 2.0.0 fails on ORDER BY with LIMIT over some files: "Attempted to access index
      // -9223372036854775806 within vector of size 14".
      session.execute("SET GLOBAL disabled_optimizers='late_materialization'");
      session.execute("SET GLOBAL default_null_order='nulls_last'");
      session.suitTranslations();
      return session;
    } catch (SQLException e) {
      session.close();
      throw new Fault.Unavailable("DuckDB refuses a setting: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    closed = true;
    maker.shutdown();
    try {
      maker.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (DuckDbSession session = ready.poll(); session != null; session = ready.poll()) {
      session.close();
    }
  }
}
