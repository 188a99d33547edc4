package weir.store.logs;

/// What became of a batch: its events are on disk and have the sequences from `firstSequence` on,
/// in the batch's order.
public record LogAppend(long firstSequence, int events) {}
