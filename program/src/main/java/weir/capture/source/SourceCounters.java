package weir.capture.source;

/// What a source has seen and lost since it was opened.
///
/// @param packets packets handed on
/// @param dropped packets that the kernel had no room for
/// @param malformed pieces of a file that are no packets and were skipped
public record SourceCounters(long packets, long dropped, long malformed) {
  public SourceCounters plus(SourceCounters other) {
    return new SourceCounters(
        packets + other.packets, dropped + other.dropped, malformed + other.malformed);
  }
}
