package weir.model.flow;

/// One aggregation window of one network interface.
///
/// @param interfaceId the interface, `-` when the capture has no network description
/// @param startSeconds packet time at which the window opens, Unix seconds, a multiple of the
///   interval
public record InterfaceWindow(String interfaceId, AggregationInterval interval, long startSeconds) {
  /// Packet time at which the window closes, Unix seconds, not itself inside.
  public long endSeconds() {
    return startSeconds + interval.seconds();
  }
}
