package weir.delivery.streams;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a delivery stream fares.
///
/// @param waitingRecords acknowledged and not yet delivered
/// @param oldest arrival of the record that waits longest; null when none waits
/// @param deliveredRecords since the start of the process
/// @param failure why the last attempt failed; null when it did not
public record StreamState(
    long waitingRecords,
    long waitingBytes,
    @Nullable Instant oldest,
    long deliveredRecords,
    @Nullable String failure) {}
