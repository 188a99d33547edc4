package weir.query.duckdb;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import weir.query.engine.QueryStatistics;
import weir.query.session.QueryStop;
import weir.query.sql.SqlFault;

/// What a query has done so far. Written by all threads that work for it.
final class QueryCounters {
  private final QueryStop stop;
  private final long mostBytes;
  final AtomicLong partitionsConsidered = new AtomicLong();
  final AtomicLong partitionsRead = new AtomicLong();
  final AtomicLong filesConsidered = new AtomicLong();
  final AtomicLong filesRead = new AtomicLong();
  final AtomicLong rowsScanned = new AtomicLong();
  final AtomicLong rowsReturned = new AtomicLong();
  private final AtomicLong bytesScanned = new AtomicLong();
  private final long created = System.nanoTime();
  private volatile long began;
  private volatile long planned;
  private volatile long ended;

  QueryCounters(QueryStop stop, long mostBytes) {
    this.stop = stop;
    this.mostBytes = mostBytes;
  }

  /// Counts what is read of stored objects; too much ends the query.
  void scanned(long bytes) {
    if (bytesScanned.addAndGet(bytes) > mostBytes) {
      stop.stop(
          new SqlFault(
              "EXCEEDED_SCAN_LIMIT",
              0,
              0,
              "Bytes scanned limit was exceeded: the query may read %d bytes"
                  .formatted(mostBytes)));
    }
  }

  void begin() {
    began = System.nanoTime();
  }

  void planned() {
    planned = System.nanoTime();
  }

  void ended() {
    if (ended == 0) {
      ended = System.nanoTime();
    }
  }

  QueryStatistics statistics() {
    long now = ended == 0 ? System.nanoTime() : ended;
    long start = began == 0 ? now : began;
    long run = planned == 0 ? now : planned;
    return new QueryStatistics(
        partitionsConsidered.get(),
        partitionsRead.get(),
        filesConsidered.get(),
        filesRead.get(),
        bytesScanned.get(),
        rowsScanned.get(),
        rowsReturned.get(),
        Duration.ofNanos(start - created),
        Duration.ofNanos(run - start),
        Duration.ofNanos(now - run));
  }
}
