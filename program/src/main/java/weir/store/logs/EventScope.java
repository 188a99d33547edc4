package weir.store.logs;

import java.util.Map;
import java.util.Set;

/// Which events one cursor shows: its range, without what retention and deletion have hidden.
///
/// @param range with retention taken into account
/// @param ended streams that were deleted, up to which sequence
record EventScope(LogRange range, Map<String, Long> ended) {
  boolean holds(String stream, long sequence) {
    Set<String> wanted = range.streams();
    Long end = ended.get(stream);
    return (wanted.isEmpty() || wanted.contains(stream)) && (end == null || sequence >= end);
  }

  /// Whether some stream's events are to be left out.
  boolean asksForStreams() {
    return !range.streams().isEmpty() || !ended.isEmpty();
  }
}
