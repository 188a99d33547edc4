package weir.store.streams;

import java.time.Instant;

/// One record that waits for its delivery.
///
/// @param data as it was put; owned by whoever got it
public record Buffered(Instant arrival, byte[] data) {}
