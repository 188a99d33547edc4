package weir.store.streams;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What waits in a buffer.
///
/// @param bytes of the records' data
/// @param oldest arrival of the record that has waited longest; null when none waits
public record Backlog(long records, long bytes, @Nullable Instant oldest) {}
