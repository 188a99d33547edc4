package weir.store.logs;

import java.util.Map;
import java.util.Set;

/// Which events one cursor shows: its range, without what retention and deletion have hidden.
///
/// @param range with retention taken into account
/// @param taken which events by when they were taken
/// @param ended streams that were deleted, up to which sequence
record EventScope(LogRange range, SequenceRange taken, Map<String, Long> ended) {
  /// Whether events of these times and sequences may be among those.
  boolean mayHold(long firstMillis, long lastMillis, long firstSequence, long lastSequence) {
    return range.mayOverlap(firstMillis, lastMillis)
        && taken.mayOverlap(firstSequence, lastSequence);
  }

  boolean holds(String stream, long sequence) {
    return taken.holds(sequence) && mayShow(stream, sequence);
  }

  /// As [#holds], of a batch whose last event has this sequence.
  boolean mayShow(String stream, long sequence) {
    Set<String> wanted = range.streams();
    Long end = ended.get(stream);
    return (wanted.isEmpty() || wanted.contains(stream)) && (end == null || sequence >= end);
  }

  /// Whether each event of a stream and a sequence has to be looked at.
  boolean asksForStreams() {
    return !range.streams().isEmpty() || !ended.isEmpty() || !taken.equals(SequenceRange.ALL);
  }
}
