package weir.recording;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// What happens in recording that a person should read.
final class RecordingLog {
  private static final Logger LOG = System.getLogger("weir.recording");

  private RecordingLog() {}

  static void capturing(CaptureStatus status) {
    LOG.log(Level.INFO, () -> status.interfaceId() + " is captured at " + status.place());
  }

  static void waiting(CaptureStatus status) {
    LOG.log(
        Level.WARNING,
        () ->
            status.interfaceId()
                + " is not captured at "
                + status.place()
                + ", which is tried again: "
                + status.problem());
  }

  static void ended(CaptureStatus status) {
    LOG.log(Level.INFO, () -> status.interfaceId() + " is no longer captured at " + status.place());
  }

  static void notHandedOn(Duration waited) {
    LOG.log(
        Level.ERROR,
        () ->
            "a flow log that was deleted may miss its last records: a capture did not hand them on"
                + " within "
                + waited.toSeconds()
                + " s");
  }

  static void notFollowed(RuntimeException cause) {
    LOG.log(Level.ERROR, "recording goes on as it was, for the change cannot be followed", cause);
  }
}
