package weir.query.duckdb;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import weir.query.session.QueryStop;

/// Interrupts what DuckDB runs for a query that is to end, again and again until nothing runs: an
/// interrupt that comes just before a statement begins is lost.
final class Interrupter {
  private static final long PAUSE_MILLIS = 20;

  private final AtomicReference<@Nullable Statement> running = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  Interrupter(QueryStop stop) {
    stop.onStop(() -> Thread.ofVirtual().start(this::interrupt));
  }

  /// Says what runs from now on.
  void runs(Statement statement) {
    running.set(statement);
  }

  /// Says that nothing runs any more.
  void ended() {
    running.set(null);
    ended.countDown();
  }

  private void interrupt() {
    try {
      do {
        Statement statement = running.get();
        if (statement != null) {
          statement.cancel();
        }
      } while (!ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (SQLException alreadyClosed) {
      // Nothing runs any more, which is what was asked for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
