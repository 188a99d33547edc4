package weir.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/// The frames of one slot that wait to be published. Guarded by its [PendingSlots].
final class PendingSlot {
  final ArrayDeque<Frame> frames = new ArrayDeque<>();
  private final long dueAtPacketSeconds;
  private final Instant dueAt;
  private long bytes;

  /// @param dueAtPacketSeconds packet time from which the slot is complete
  /// @param dueAt wall time from which nobody waits any longer
  PendingSlot(long dueAtPacketSeconds, Instant dueAt) {
    this.dueAtPacketSeconds = dueAtPacketSeconds;
    this.dueAt = dueAt;
  }

  /// A slot whose first frame has just come.
  ///
  /// Rows of a ten-minute window end in any of its slots but come only when the window closes, so
  /// packet time must pass both. Rows that come later than that wait for wall time, so that they
  /// share a file.
  static PendingSlot beginning(
      Slot slot, long windowEndSeconds, long packetSeconds, Instant now, Duration grace) {
    long complete = Math.max(slot.endSeconds(), windowEndSeconds) + grace.toSeconds();
    Instant slotEnd = Instant.ofEpochSecond(slot.endSeconds());
    return new PendingSlot(
        packetSeconds >= complete ? Long.MAX_VALUE : complete,
        (now.isAfter(slotEnd) ? now : slotEnd).plus(grace));
  }

  void add(Frame frame) {
    frames.add(frame);
    bytes += frame.lengthBytes();
  }

  void remove(List<Frame> published) {
    for (Frame frame : published) {
      if (frames.remove(frame)) {
        bytes -= frame.lengthBytes();
      }
    }
  }

  boolean isDue(long packetSeconds, Instant now, long rotationBytes) {
    return packetSeconds >= dueAtPacketSeconds || !now.isBefore(dueAt) || bytes >= rotationBytes;
  }

  Instant dueAt() {
    return dueAt;
  }
}
