package weir.cli;

import weir.model.aws.Fault;

/// Waits between questions whether something is over: short at first, then longer.
final class Polling {
  private static final long FIRST_MILLIS = 20;
  private static final long LONGEST_MILLIS = 500;

  private long millis = FIRST_MILLIS;

  void await() {
    try {
      Thread.sleep(millis);
      millis = Math.min(LONGEST_MILLIS, millis * 3 / 2);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Fault.Unavailable("the query was cancelled");
    }
  }
}
