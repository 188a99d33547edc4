package weir.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import weir.delivery.EventInput.Event;

/// Divides the events of one stream into batches that PutLogEvents takes: in the order of time, at
/// most 10,000 events, 1,048,576 bytes with 26 for each event, and less than 24 hours apart.
final class LogEventBatches {
  private static final int MOST_EVENTS = 10_000;
  private static final int MOST_BYTES = 1_048_576;
  private static final int BYTES_PER_EVENT = 26;
  private static final long LONGEST_SPAN_MILLIS = 24L * 60 * 60 * 1000;

  private LogEventBatches() {}

  /// The same events always make the same batches.
  static List<List<Event>> of(List<Event> events) {
    List<Event> ordered = new ArrayList<>(events);
    ordered.sort(Comparator.comparingLong(Event::timestampMillis));
    List<List<Event>> batches = new ArrayList<>();
    int from = 0;
    int bytes = 0;
    for (int i = 0; i < ordered.size(); i++) {
      int length = ordered.get(i).message().length + BYTES_PER_EVENT;
      boolean full =
          i - from == MOST_EVENTS
              || bytes + length > MOST_BYTES
              || ordered.get(i).timestampMillis() - ordered.get(from).timestampMillis()
                  >= LONGEST_SPAN_MILLIS;
      if (full && i > from) {
        batches.add(ordered.subList(from, i));
        from = i;
        bytes = 0;
      }
      bytes += length;
    }
    if (from < ordered.size()) {
      batches.add(ordered.subList(from, ordered.size()));
    }
    return batches;
  }
}
