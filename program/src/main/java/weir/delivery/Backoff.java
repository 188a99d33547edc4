package weir.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// When to try again: twice as long after each failure up to a minute, shortened at random by up to
/// half so that many flow logs do not come back at once. Used by one thread at a time.
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 6;

  private final RandomGenerator random;
  private int failures;
  private Instant nextAttemptAt = Instant.MIN;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  boolean allows(Instant now) {
    return !now.isBefore(nextAttemptAt);
  }

  Instant nextAttemptAt() {
    return nextAttemptAt;
  }

  int failures() {
    return failures;
  }

  void failed(Instant now) {
    Duration full = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
    long longestMillis = Math.min(full.toMillis(), LONGEST.toMillis());
    nextAttemptAt = now.plusMillis(longestMillis / 2 + random.nextLong(longestMillis / 2 + 1));
    failures++;
  }

  void succeeded() {
    failures = 0;
    nextAttemptAt = Instant.MIN;
  }
}
