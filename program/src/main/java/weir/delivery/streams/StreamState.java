package weir.delivery.streams;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a delivery stream fares.
///
/// @param waitingRecords acknowledged and not yet delivered
/// @param freshness how long the record that waits longest has done so; zero when none waits
/// @param failure why the last attempt failed; null when it did not
public record StreamState(
    long waitingRecords,
    long waitingBytes,
    Duration freshness,
    StreamCounters counters,
    @Nullable String failure) {}
