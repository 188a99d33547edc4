package weir.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The wish to end that SIGTERM and Ctrl-C express, and the promise that the program may first
/// finish what it is at.
final class StopSignal {
  private static final long STEP_MILLIS = 1000;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);

  private StopSignal() {}

  static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::hold, "weir-stop"));
    return signal;
  }

  /// The JVM ends when this does.
  private void hold() {
    asked.countDown();
    try {
      done.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until the program is asked to stop, the time is over, or there is nothing left to do.
  ///
  /// @param atMost null for no bound
  /// @param step run every second meanwhile
  void await(@Nullable Duration atMost, Runnable step, BooleanSupplier over) {
    long deadline = atMost == null ? Long.MAX_VALUE : System.nanoTime() + atMost.toNanos();
    try {
      while (!over.getAsBoolean()) {
        long left = atMost == null ? Long.MAX_VALUE : (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0 || asked.await(Math.min(STEP_MILLIS, left), TimeUnit.MILLISECONDS)) {
          return;
        }
        step.run();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// Lets the program end.
  void done() {
    done.countDown();
  }
}
