package weir.recording;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weir.capture.aggregate.LaneCounters;
import weir.model.network.Attachment;

/// How the capture of one interface fares.
///
/// @param link the Linux interface that is captured
/// @param setback why nothing is captured; null while packets are
/// @param since when that began; wall time
/// @param attempts how often in a row the Linux interface could not be captured
/// @param counters of all its captures together
public record CaptureStatus(
    String interfaceId,
    Attachment.LinuxInterface link,
    @Nullable Setback setback,
    Instant since,
    int attempts,
    LaneCounters counters) {
  public boolean capturing() {
    return setback == null;
  }

  /// Why nothing is captured, in a sentence; null while packets are.
  public @Nullable String problem() {
    return setback == null ? null : setback.sentence();
  }

  /// What keeps a capture from going on.
  public record Setback(Obstacle obstacle, String sentence) {}

  /// What stands in the way of a capture.
  public enum Obstacle {
    /// There is no such Linux interface or namespace.
    MISSING,
    /// The namespace's file is there, and no namespace behind it.
    STALE,
    /// The Linux interface is down, or has just gone.
    DOWN,
    /// The process may not capture.
    DENIED,
    /// Anything else.
    OTHER
  }

  /// The Linux interface for people: `eth0`, or `eth0 in web1`.
  public String place() {
    return link.namespace() == null ? link.name() : link.name() + " in " + link.namespace();
  }
}
