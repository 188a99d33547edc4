package weir.store.logs;

/// Where an event stands in its group: by time, and among events of the same time by when they were
/// taken. Stays the same for as long as the event exists, so event ids and paging tokens are made
/// of it.
///
/// @param timestampMillis the event's own time
/// @param sequence number of the event in its group, ever growing, never given twice
public record LogPosition(long timestampMillis, long sequence) implements Comparable<LogPosition> {
  @Override
  public int compareTo(LogPosition other) {
    return compare(timestampMillis, sequence, other.timestampMillis, other.sequence);
  }

  static int compare(long timestamp, long sequence, long otherTimestamp, long otherSequence) {
    int byTime = Long.compare(timestamp, otherTimestamp);
    return byTime != 0 ? byTime : Long.compare(sequence, otherSequence);
  }
}
