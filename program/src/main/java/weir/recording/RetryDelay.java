package weir.recording;

import java.time.Duration;

/// How long to wait before an interface is tried again: twice as long each time, up to some
/// seconds. Used by one thread.
final class RetryDelay {
  static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final int DOUBLINGS = 6;

  private int failures;

  int failures() {
    return failures;
  }

  /// The wait after one more failure.
  Duration failed() {
    Duration delay = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
    failures++;
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }

  void succeeded() {
    failures = 0;
  }
}
