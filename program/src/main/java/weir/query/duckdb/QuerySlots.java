package weir.query.duckdb;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import weir.query.session.QueryStop;
import weir.query.sql.SqlFault;

/// How many queries run at once and how many may wait for that. First come, first served.
final class QuerySlots {
  private static final long LOOK_AROUND_MILLIS = 20;

  private final Semaphore free;
  private final int most;
  private final int mostWaiting;
  private final AtomicInteger waiting = new AtomicInteger();

  QuerySlots(int most, int mostWaiting) {
    this.free = new Semaphore(most, true);
    this.most = most;
    this.mostWaiting = mostWaiting;
  }

  /// Waits for a place until the query is to end.
  void take(QueryStop stop) {
    if (free.tryAcquire()) {
      return;
    }
    if (waiting.incrementAndGet() > mostWaiting) {
      waiting.decrementAndGet();
      throw new SqlFault(
          "QUERY_QUEUE_FULL",
          0,
          0,
          "Too many queued queries: %d run and %d wait already".formatted(most, mostWaiting));
    }
    try {
      while (!free.tryAcquire(LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS)) {
        stop.check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SqlFault("USER_CANCELED", 0, 0, "Query was interrupted while it waited");
    } finally {
      waiting.decrementAndGet();
    }
  }

  /// Whether no query runs.
  boolean isIdle() {
    return free.availablePermits() == most;
  }

  void giveBack() {
    free.release();
  }
}
