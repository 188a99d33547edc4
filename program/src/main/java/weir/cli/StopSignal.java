package weir.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The wish to end that SIGTERM and Ctrl-C express, and the promise that the program may first
/// finish what it is at.
///
/// The JVM would end a program that a signal stopped with 128 and the signal's number, whatever
/// came of it. Who asks for a stop wants to know whether it went well, so [exit(int)][#exit(int)]
/// has the last word.
public final class StopSignal {
  private static final long STEP_MILLIS = 1000;

  /// One for the process, as signals are.
  private static final CompletableFuture<Integer> EXIT_CODE = new CompletableFuture<>();

  private final CountDownLatch asked = new CountDownLatch(1);

  /// Who is to be interrupted when the program is asked to stop.
  private volatile @Nullable Thread busy;

  private final Thread hook = new Thread(this::hold, "weir-stop");

  private StopSignal() {}

  static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /// Ends the program with this code, also when a signal is already ending it.
  public static void exit(int code) {
    EXIT_CODE.complete(code);
    System.exit(code);
  }

  /// The JVM does not end before this does.
  private void hold() {
    asked.countDown();
    Thread thread = busy;
    if (thread != null) {
      thread.interrupt();
    }
    Runtime.getRuntime().halt(EXIT_CODE.join());
  }

  /// Whether the program was asked to stop.
  boolean asked() {
    return asked.getCount() == 0;
  }

  /// Does what takes a while, and interrupts it when the program is asked to stop.
  <T> T interrupting(Supplier<T> deed) {
    busy = Thread.currentThread();
    try {
      if (asked()) {
        Thread.currentThread().interrupt();
      }
      return deed.get();
    } finally {
      busy = null;
      var _ = Thread.interrupted();
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

  /// Lets the program end at once when it is asked to from now on. One that is already being
  /// stopped ends with [exit(int)][#exit(int)].
  void done() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // The hook waits for the exit code.
    }
  }
}
