package weir.app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import weir.api.glue.Crawlers;

/// Begins crawls when their schedules say so.
final class CrawlClock implements AutoCloseable {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("crawl-clock").factory());
  private final Crawlers crawlers;
  private final EventLog log;
  private final ScheduledFuture<?> turns;

  CrawlClock(Crawlers crawlers, EventLog log) {
    this.crawlers = crawlers;
    this.log = log;
    turns = thread.scheduleWithFixedDelay(this::turn, 30, 30, TimeUnit.SECONDS);
  }

  private void turn() {
    // The edge of the thread: what fails now is due again at the next turn.
    try {
      crawlers.turn();
    } catch (RuntimeException failed) {
      log.housekeepingFailed("crawlers", failed);
    }
  }

  @Override
  public void close() {
    turns.cancel(false);
    thread.shutdown();
  }
}
