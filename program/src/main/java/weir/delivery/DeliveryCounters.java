package weir.delivery;

/// What a flow log has counted since its delivery was opened.
///
/// @param recordsAccepted records that reached the spool's disk, SKIPDATA rows for lost ones
///   included
/// @param recordsDelivered records in files that the destination holds; those that an earlier run
///   accepted count here only
/// @param recordsSkipped records that the full spool did not take
/// @param bytesDelivered bytes of the delivered files
/// @param retries attempts after a failed one
/// @param spoolBytes bytes on disk now
public record DeliveryCounters(
    long recordsAccepted,
    long recordsDelivered,
    long recordsSkipped,
    long filesDelivered,
    long bytesDelivered,
    long retries,
    long spoolBytes) {}
