package weir.delivery;

import java.time.Instant;

/// Five minutes of packet time that share files: a record belongs to the slot that its `end` lies
/// in.
record Slot(long startSeconds) implements Comparable<Slot> {
  static final long SECONDS = 300;

  /// The one that all events share: they do not wait for others.
  static final Slot OF_EVENTS = new Slot(0);

  /// When the slot begins that holds a record with this `end`.
  static long startOf(long endSeconds) {
    return Math.floorDiv(endSeconds, SECONDS) * SECONDS;
  }

  long endSeconds() {
    return startSeconds + SECONDS;
  }

  Instant start() {
    return Instant.ofEpochSecond(startSeconds);
  }

  @Override
  public int compareTo(Slot other) {
    return Long.compare(startSeconds, other.startSeconds);
  }
}
