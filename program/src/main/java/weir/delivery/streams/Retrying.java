package weir.delivery.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// When an attempt is repeated: twice as long after each failure up to a minute, shortened at
/// random so that many streams do not come back at once. Used by one thread at a time.
final class Retrying {
  private static final long FIRST_MILLIS = 1_000;
  private static final long LONGEST_MILLIS = 60_000;
  private static final int DOUBLINGS = 6;

  private final RandomGenerator random;
  private int failures;
  private Instant began = Instant.MIN;
  private Instant next = Instant.MIN;

  Retrying(RandomGenerator random) {
    this.random = random;
  }

  int failures() {
    return failures;
  }

  Instant next() {
    return next;
  }

  /// @param atLatest when it has to be tried again even so
  void failed(Instant now, Instant atLatest) {
    if (failures == 0) {
      began = now;
    }
    long full = Math.min(FIRST_MILLIS << Math.min(failures, DOUBLINGS), LONGEST_MILLIS);
    Instant pause = now.plusMillis(full / 2 + random.nextLong(full / 2 + 1));
    next = pause.isAfter(atLatest) && atLatest.isAfter(now) ? atLatest : pause;
    failures++;
  }

  /// Whether the first failure lies so long back.
  boolean hasLasted(Duration duration, Instant now) {
    return failures > 0 && !now.isBefore(began.plus(duration));
  }

  /// When the first failure will lie so long back.
  Instant endOf(Duration duration, Instant now) {
    return (failures == 0 ? now : began).plus(duration);
  }

  void reset() {
    failures = 0;
    next = Instant.MIN;
  }
}
