package weir.delivery.streams;

/// What a delivery stream has taken and delivered since the start of the process.
///
/// @param incomingRecords acknowledged; bytes are those of the records' data
/// @param deliveredRecords that the destination, or the backup of what it refused, has
/// @param failedAttempts attempts to deliver that failed, each of which is repeated
public record StreamCounters(
    long incomingRecords,
    long incomingBytes,
    long deliveredRecords,
    long deliveredBytes,
    long failedAttempts) {}
