package weir.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The slots of a flow log that hold unpublished frames, and when each is due. Safe for any number
/// of threads.
final class PendingSlots {
  private final Duration grace;
  private final long rotationBytes;
  private final InstantSource clock;
  private final Map<Slot, PendingSlot> slots = new TreeMap<>();
  private long packetSeconds = Long.MIN_VALUE;

  PendingSlots(Duration grace, long rotationBytes, InstantSource clock) {
    this.grace = grace;
    this.rotationBytes = rotationBytes;
    this.clock = clock;
  }

  synchronized void add(Frame frame) {
    slots
        .computeIfAbsent(
            frame.slot(),
            slot ->
                PendingSlot.beginning(
                    slot, frame.windowEndSeconds(), packetSeconds, clock.instant(), grace))
        .add(frame);
    packetSeconds = Math.max(packetSeconds, frame.windowEndSeconds());
  }

  synchronized void remove(Slot slot, List<Frame> published) {
    PendingSlot pending = slots.get(slot);
    if (pending != null) {
      pending.remove(published);
      if (pending.frames.isEmpty()) {
        slots.remove(slot);
      }
    }
  }

  /// The frames of the earliest slot that is due, or of the earliest at all when `everything` is.
  synchronized Optional<List<Frame>> findDue(Instant now, boolean everything) {
    for (PendingSlot pending : slots.values()) {
      if (everything || pending.isDue(packetSeconds, now, rotationBytes)) {
        return Optional.of(new ArrayList<>(pending.frames));
      }
    }
    return Optional.empty();
  }

  /// The frames of a slot in a publication that an earlier attempt began.
  synchronized List<Frame> of(Publication publication) {
    PendingSlot pending = slots.get(publication.slot());
    return pending == null
        ? List.of()
        : pending.frames.stream().filter(publication::holds).toList();
  }

  /// When the next slot is due by wall time, far away when none waits.
  synchronized Instant nextDueAt() {
    return slots.values().stream()
        .map(PendingSlot::dueAt)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  /// How many records wait.
  synchronized long rows() {
    return slots.values().stream()
        .flatMap(slot -> slot.frames.stream())
        .mapToLong(Frame::rows)
        .sum();
  }

  synchronized boolean isEmpty() {
    return slots.isEmpty();
  }
}
