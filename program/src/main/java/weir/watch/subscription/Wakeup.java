package weir.watch.subscription;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// What a lane waits for: that there is more, or that it is to end. A signal that comes while
/// nobody waits is not forgotten.
final class Wakeup {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean signalled;
  private boolean stopped;

  void signal() {
    lock.lock();
    try {
      signalled = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for a signal or the end.
  void await() {
    lock.lock();
    try {
      while (!signalled && !stopped) {
        changed.awaitUninterruptibly();
      }
      signalled = false;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for a signal, the end, or that the time is over.
  ///
  /// @return false when the time is over
  boolean await(Duration time) {
    lock.lock();
    try {
      boolean inTime = awaitFor(time, () -> signalled || stopped);
      signalled = false;
      return inTime;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the end or that the time is over.
  ///
  /// @return false when the lane is to end
  boolean pause(Duration time) {
    lock.lock();
    try {
      return !awaitFor(time, () -> stopped);
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitFor(Duration time, BooleanSupplier happened) {
    long nanos = time.toNanos();
    try {
      while (!happened.getAsBoolean() && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException nobodyInterruptsLanes) {
      stopped = true;
    }
    return happened.getAsBoolean();
  }
}
