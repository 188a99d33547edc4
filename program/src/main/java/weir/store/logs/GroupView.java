package weir.store.logs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A group as readers see it at one moment. An event is in one segment or one journal of it.
///
/// @param journals oldest first; the last may still grow
/// @param ended streams that were deleted: events before the sequence are not shown
record GroupView(List<Segment> segments, List<Journal> journals, Map<String, Long> ended) {
  GroupView {
    segments = List.copyOf(segments);
    journals = List.copyOf(journals);
    ended = Map.copyOf(ended);
  }

  GroupView with(Journal journal) {
    List<Journal> more = new ArrayList<>(journals);
    more.add(journal);
    return new GroupView(segments, more, ended);
  }

  GroupView ended(String stream, long sequence) {
    Map<String, Long> more = new HashMap<>(ended);
    more.merge(stream, sequence, Math::max);
    return new GroupView(segments, journals, more);
  }

  List<EventSource> sources() {
    List<EventSource> sources = new ArrayList<>();
    for (Segment segment : segments) {
      sources.addAll(segment.sources());
    }
    for (Journal journal : journals) {
      for (JournalBlock block : journal.shown()) {
        sources.add(new JournalEvents(journal, block));
      }
    }
    return sources;
  }

  long lastSequence() {
    long last = -1;
    for (Segment segment : segments) {
      last = Math.max(last, segment.entry().lastSequence());
    }
    for (Journal journal : journals) {
      last = Math.max(last, journal.lastShown());
    }
    return last;
  }

  long bytes() {
    return segments.stream().mapToLong(segment -> segment.entry().plainBytes()).sum()
        + journals.stream().mapToLong(Journal::bytes).sum();
  }

  /// As [#bytes], of the segments and batches that may have events of a scope.
  long bytes(EventScope scope) {
    long segmentBytes =
        segments.stream()
            .filter(
                segment -> segment.sources().stream().anyMatch(source -> source.isWanted(scope)))
            .mapToLong(segment -> segment.entry().plainBytes())
            .sum();
    long journalBytes =
        journals.stream()
            .flatMap(journal ->
                journal.shown().stream()
                    .filter(block -> new JournalEvents(journal, block).isWanted(scope)))
            .mapToLong(JournalBlock::payloadBytes)
            .sum();
    return segmentBytes + journalBytes;
  }
}
