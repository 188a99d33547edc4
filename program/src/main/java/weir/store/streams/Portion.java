package weir.store.streams;

/// The records from the head of a buffer up to some place, as they were read.
///
/// @param end where the next portion begins, a place in everything that was ever put
/// @param bytes of the records' data
public record Portion(long end, long records, long bytes) {}
