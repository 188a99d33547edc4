package weir.query.athena;

/// What a run cost.
///
/// @param planningMillis until the engine began
/// @param engineMillis until the last row
/// @param scannedBytes of the data that it read, as it lies in the bucket
public record RunStatistics(
    long planningMillis,
    long engineMillis,
    long scannedBytes,
    long inputRows,
    long outputRows,
    long outputBytes) {
  public static final RunStatistics NONE = new RunStatistics(0, 0, 0, 0, 0, 0);
}
