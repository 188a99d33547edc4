package weir.store.logs;

/// The times of a stream that has had events. All are Unix milliseconds.
///
/// @param firstEventMillis smallest time of an event, retention not considered
/// @param lastEventMillis largest time of an event
/// @param lastIngestionMillis when the last batch was taken
public record StreamTimes(long firstEventMillis, long lastEventMillis, long lastIngestionMillis) {
  StreamTimes with(StreamTimes later) {
    return new StreamTimes(
        Math.min(firstEventMillis, later.firstEventMillis),
        Math.max(lastEventMillis, later.lastEventMillis),
        Math.max(lastIngestionMillis, later.lastIngestionMillis));
  }
}
