package weir.watch.tail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import weir.query.pattern.TextMatcher;
import weir.store.logs.LogBatch;
import weir.store.logs.LogGroupId;
import weir.store.records.TextRun;

/// A session of one client: appending threads put batches in, the client's thread takes out what
/// matches. Appending never waits; what finds no room is left out, and the next update says so.
public final class LiveTail implements AutoCloseable {
  /// Events of an update, as at AWS.
  public static final int MOST_EVENTS = 500;

  /// Room for what waits between two updates, in bytes of messages.
  private static final long MOST_BYTES = 8 << 20;

  private final String accountId;
  private final TailedEvents wanted;
  private final TextMatcher matcher;
  private final InstantSource clock;
  private final Instant end;
  private final Consumer<LiveTail> ended;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private Queue<Arrival> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean leftOut;
  private boolean closed;

  LiveTail(String accountId, TailedEvents wanted, InstantSource clock, Consumer<LiveTail> ended) {
    this.accountId = accountId;
    this.wanted = wanted;
    this.matcher = wanted.pattern().matcher();
    this.clock = clock;
    this.end = clock.instant().plus(LiveTails.LONGEST);
    this.ended = ended;
  }

  private record Arrival(String group, String stream, LogBatch batch, long ingestedMillis) {}

  String accountId() {
    return accountId;
  }

  void appended(LogGroupId group, String stream, LogBatch batch, long ingestedMillis) {
    if (!wanted.covers(group, stream)) {
      return;
    }
    int bytes = batch.messages().length();
    lock.lock();
    try {
      // One batch always has room, however large it is.
      if (closed || (waitingBytes > 0 && waitingBytes + bytes > MOST_BYTES)) {
        leftOut = true;
        return;
      }
      String name = Objects.requireNonNull(wanted.groups().get(group));
      waiting.add(new Arrival(name, stream, batch, ingestedMillis));
      waitingBytes += bytes;
    } finally {
      lock.unlock();
    }
  }

  /// Whether it has gone on for as long as a session may.
  public boolean isOver() {
    return !clock.instant().isBefore(end);
  }

  /// Waits until the pause is over or the session is closed.
  ///
  /// @return false when it is closed
  public boolean pause(Duration pause) {
    long nanos = pause.toNanos();
    lock.lock();
    try {
      while (!closed && nanos > 0) {
        nanos = closing.awaitNanos(nanos);
      }
      return !closed;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// What came in since the last time. Called by the client's thread.
  public TailUpdate update() {
    Queue<Arrival> arrived;
    boolean sampled;
    lock.lock();
    try {
      arrived = waiting;
      sampled = leftOut;
      waiting = new ArrayDeque<>();
      waitingBytes = 0;
      leftOut = false;
    } finally {
      lock.unlock();
    }
    List<TailedEvent> events = new ArrayList<>();
    for (Arrival arrival : arrived) {
      if (!take(arrival, events)) {
        return new TailUpdate(events, true);
      }
    }
    return new TailUpdate(events, sampled);
  }

  /// Adds what matches; false when there is more than an update may have.
  private boolean take(Arrival arrival, List<TailedEvent> events) {
    TextRun messages = arrival.batch().messages();
    int[] rows = new int[messages.count()];
    int found = matcher.select(messages.bytes(), messages.offsets(), messages.count(), rows);
    for (int i = 0; i < found; i++) {
      if (events.size() == MOST_EVENTS) {
        return false;
      }
      events.add(
          new TailedEvent(
              arrival.group(),
              arrival.stream(),
              messages.text(rows[i]),
              arrival.batch().timestamps()[rows[i]],
              arrival.ingestedMillis()));
    }
    return true;
  }

  /// Ends the session; its thread comes back from [#pause].
  @Override
  public void close() {
    ended.accept(this);
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      closing.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
