package weir.delivery;

/// What a flow log has counted since its delivery was opened.
///
/// @param recordsAccepted records that reached the spool's disk, SKIPDATA rows for lost ones
///   included
/// @param recordsDelivered records in files that the destination holds; those that an earlier run
///   accepted count here only
/// @param recordsSkipped records that the full spool did not take
/// @param recordsRefused records that the destination will never take, such as events older than
///   its retention
/// @param bytesDelivered bytes of the delivered files
/// @param retries attempts after a failed one
/// @param spoolBytes bytes on disk now
public record DeliveryCounters(
    long recordsAccepted,
    long recordsDelivered,
    long recordsSkipped,
    long recordsRefused,
    long filesDelivered,
    long bytesDelivered,
    long retries,
    long spoolBytes) {
  /// Nothing yet.
  public static final DeliveryCounters NONE = new DeliveryCounters(0, 0, 0, 0, 0, 0, 0, 0);

  /// Both together.
  public DeliveryCounters plus(DeliveryCounters other) {
    return new DeliveryCounters(
        recordsAccepted + other.recordsAccepted,
        recordsDelivered + other.recordsDelivered,
        recordsSkipped + other.recordsSkipped,
        recordsRefused + other.recordsRefused,
        filesDelivered + other.filesDelivered,
        bytesDelivered + other.bytesDelivered,
        retries + other.retries,
        spoolBytes + other.spoolBytes);
  }
}
