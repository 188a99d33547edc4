package weir.delivery.streams;

import java.time.Duration;
import java.time.Instant;
import weir.store.streams.Backlog;

/// When what waits is delivered: as soon as it is enough, or the oldest of it has waited long
/// enough.
///
/// @param bytes of data that make a delivery
/// @param interval zero delivers at once
public record Buffering(long bytes, Duration interval) {
  boolean isDue(Backlog backlog, Instant now) {
    return backlog.oldest() != null
        && (backlog.bytes() >= bytes || !now.isBefore(backlog.oldest().plus(interval)));
  }
}
