package weir.delivery;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import weir.model.flow.InterfaceWindow;

/// What happens in delivery that a person should read.
final class DeliveryLog {
  private static final Logger LOG = System.getLogger("weir.delivery");

  private DeliveryLog() {}

  static void spoolRefuses(Path folder, IOException cause) {
    LOG.log(Level.ERROR, () -> "the spool " + folder + " cannot be written: " + cause);
  }

  static void spoolDamaged(Path folder, long bytes) {
    LOG.log(
        Level.WARNING,
        () -> "the spool " + folder + " has " + bytes + " bytes that are no whole record batch");
  }

  static void lost(Object place, long rows, String why) {
    LOG.log(Level.ERROR, () -> rows + " records of " + place + " are lost: " + why);
  }

  static void leftBehind(Path file, IOException cause) {
    LOG.log(Level.WARNING, () -> file + " cannot be removed: " + cause);
  }

  static void skipped(String flowLogId, InterfaceWindow window, long rows) {
    LOG.log(
        Level.ERROR,
        () ->
            "the spool of "
                + flowLogId
                + " takes no more: records are skipped from "
                + window
                + " on, "
                + rows
                + " there");
  }

  static void failing(String flowLogId, Undeliverable cause) {
    LOG.log(Level.WARNING, () -> flowLogId + " is not delivered: " + cause.sentence());
  }

  static void delivering(String flowLogId) {
    LOG.log(Level.INFO, () -> flowLogId + " is delivered again");
  }
}
