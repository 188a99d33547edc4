package weir.watch.tail;

/// An event that came in.
///
/// @param group what the session's client calls it
public record TailedEvent(
    String group, String stream, String message, long timestampMillis, long ingestedMillis) {}
