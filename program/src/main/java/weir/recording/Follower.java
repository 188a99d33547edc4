package weir.recording;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import weir.model.network.Network;

/// Brings somebody in step with a network that changes, on a thread of its own: changes that come
/// while it is at work become one. The first change after a rest is followed at once; in a burst a
/// fresh start is made every 50 ms, as each costs in proportion to the whole network.
public final class Follower implements AutoCloseable {
  private static final long RETRY_MILLIS = 5000;
  private static final long PACE_NANOS = 50_000_000;

  private final Supplier<Network> latest;
  private final Consumer<Network> followed;
  private final Semaphore changes = new Semaphore(0);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Follower(Supplier<Network> latest, Consumer<Network> followed) {
    this.latest = latest;
    this.followed = followed;
    this.thread = Thread.ofPlatform().daemon().name("weir-follower").unstarted(this::run);
  }

  /// @param latest the network as it is now
  /// @param followed takes it after each change; one that fails is asked again
  public static Follower start(Supplier<Network> latest, Consumer<Network> followed) {
    Follower follower = new Follower(latest, followed);
    follower.thread.start();
    return follower;
  }

  /// Says that the network changed.
  public void changed() {
    changes.release();
  }

  private void run() {
    boolean inStep = true;
    long notBefore = System.nanoTime();
    try {
      while (!isClosed()) {
        long wait = inStep ? Long.MAX_VALUE : RETRY_MILLIS;
        changes.tryAcquire(wait, TimeUnit.MILLISECONDS);
        if (closed.await(notBefore - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          return;
        }
        notBefore = System.nanoTime() + PACE_NANOS;
        changes.drainPermits();
        inStep = follow();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private boolean follow() {
    try {
      followed.accept(latest.get());
      return true;
    } catch (RuntimeException failed) {
      // The edge of the thread: one change that cannot be followed must not be the last.
      RecordingLog.notFollowed(failed);
      return false;
    }
  }

  /// Returns when a change that is being followed is done.
  @Override
  public void close() {
    closed.countDown();
    changes.release();
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
