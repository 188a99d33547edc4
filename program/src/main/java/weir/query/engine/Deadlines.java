package weir.query.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Ends what goes on for too long, on a thread of its own. Safe for any number of threads.
public final class Deadlines implements AutoCloseable {
  private final ScheduledThreadPoolExecutor clock;

  /// @param thread the thread's name
  public Deadlines(String thread) {
    clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(thread).factory());
    // A query that has ended must not be held until it would have been too late.
    clock.setRemoveOnCancelPolicy(true);
  }

  /// One deadline; closed when what it is for has ended.
  public interface Deadline extends AutoCloseable {
    @Override
    void close();
  }

  /// Has something ended when a time is over.
  public Deadline in(Duration time, Runnable end) {
    Future<?> pending = clock.schedule(end, time.toMillis(), TimeUnit.MILLISECONDS);
    return () -> pending.cancel(false);
  }

  /// How many deadlines there are.
  public int pending() {
    return clock.getQueue().size();
  }

  /// Ends nothing any more.
  @Override
  public void close() {
    clock.shutdownNow();
  }
}
