package weir.delivery.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Takes a lane's turns when they are due.
final class LaneThread implements AutoCloseable {
  /// A clock that is set back may not stop a lane for longer.
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final StreamLane lane;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private Instant next = Instant.MIN;
  private boolean asked;
  private boolean ended;

  private final Thread thread;

  private LaneThread(String name, StreamLane lane, InstantSource clock) {
    this.lane = lane;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("firehose-" + name).unstarted(this::run);
  }

  static LaneThread start(String name, StreamLane lane, InstantSource clock) {
    LaneThread made = new LaneThread(name, lane, clock);
    made.thread.start();
    return made;
  }

  private void run() {
    while (!isEnded()) {
      Optional<Instant> due = lane.turn(clock.instant());
      await(due.orElse(Instant.MAX));
    }
  }

  private boolean isEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  private void await(Instant due) {
    lock.lock();
    try {
      next = due;
      for (Instant now = clock.instant();
          !asked && !ended && now.isBefore(due);
          now = clock.instant()) {
        Instant horizon = now.plus(LONGEST_PAUSE);
        Duration pause = Duration.between(now, due.isBefore(horizon) ? due : horizon);
        long left = woken.awaitNanos(pause.toNanos());
        asked |= left > 0;
      }
      asked = false;
    } catch (InterruptedException stop) {
      ended = true;
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /// Whether a turn is due before the one that is waited for.
  boolean waitsLongerThan(StreamLane due, Instant now) {
    lock.lock();
    try {
      return next.equals(Instant.MAX) || due.isDue(now);
    } finally {
      lock.unlock();
    }
  }

  void wake() {
    lock.lock();
    try {
      asked = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits a little for the turn that is being taken.
  @Override
  public void close() {
    lock.lock();
    try {
      ended = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      if (!thread.join(PATIENCE)) {
        // It waits for an endpoint; the records stay where they are.
        thread.interrupt();
        thread.join(PATIENCE);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
