package weir.delivery.streams;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// What happens to delivery streams that a person should read.
final class StreamLog {
  private static final Logger LOG = System.getLogger("weir.delivery.streams");

  private StreamLog() {}

  static void damaged(String arn, long bytes) {
    LOG.log(
        Level.ERROR,
        () -> "the buffer of " + arn + " has " + bytes + " damaged bytes: their records are lost");
  }

  static void failing(String arn, String why) {
    LOG.log(Level.WARNING, () -> arn + " cannot deliver, and tries again: " + why);
  }

  static void delivering(String arn) {
    LOG.log(Level.INFO, () -> arn + " delivers again");
  }

  static void backedUp(String arn, long records, String why) {
    LOG.log(
        Level.WARNING,
        () -> records + " records of " + arn + " go to the backup bucket instead: " + why);
  }

  static void notDeleted(String arn, Exception why) {
    LOG.log(Level.WARNING, () -> "the buffer of " + arn + " stays on disk: " + why.getMessage());
  }
}
