package weir.recording;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import weir.model.network.Network;

/// Brings somebody in step with a network that changes, on a thread of its own: changes that come
/// while it is at work become one.
public final class Follower implements AutoCloseable {
  private static final long RETRY_MILLIS = 5000;

  private final Supplier<Network> latest;
  private final Consumer<Network> followed;
  private final Semaphore changes = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

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
    try {
      while (!closed) {
        long wait = inStep ? Long.MAX_VALUE : RETRY_MILLIS;
        if (changes.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
          changes.drainPermits();
        }
        inStep = closed || follow();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
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
    closed = true;
    changes.release();
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
