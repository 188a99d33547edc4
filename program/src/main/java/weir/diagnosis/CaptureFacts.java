package weir.diagnosis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where an interface's packets are captured, and how that fares.
public sealed interface CaptureFacts {
  /// Nobody said where its packets are.
  record NotAttached() implements CaptureFacts {}

  /// Somebody has just said where its packets are; the capture is about to begin.
  record Beginning(String device) implements CaptureFacts {}

  /// The packets of a Linux interface of this host come in.
  ///
  /// @param device as in the tag `weir:attachment`: `netns/web1:eth0`
  /// @param packets that came since then
  /// @param recorded those that were counted in a record
  /// @param dropped those that the kernel had no room for
  record Capturing(String device, Instant since, long packets, long recorded, long dropped)
      implements CaptureFacts {}

  /// A Linux interface of this host should be captured and is not.
  ///
  /// @param sentence why, as the attempt told
  /// @param since when the first attempt in a row failed
  record Waiting(String device, Obstacle obstacle, String sentence, Instant since, int attempts)
      implements CaptureFacts {}

  /// The agent of another host captures it, or should.
  ///
  /// @param reportedAt when the agent was last heard of; null when it was not
  record AtAgent(String device, String host, @Nullable Instant reportedAt)
      implements CaptureFacts {}

  /// What stands in the way of a capture.
  enum Obstacle {
    /// There is no such Linux interface or namespace.
    MISSING,
    /// The namespace's file is there, and no namespace behind it.
    STALE,
    /// The Linux interface is down.
    DOWN,
    /// The process may not capture.
    DENIED,
    /// Anything else.
    OTHER
  }
}
