package weir.store.logs;

import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordBatch;

/// Events of one batch that go into one segment next to each other.
///
/// @param events which of the batch, ascending; of use from `from` to before `to`
/// @param records a row per member of `events`; null when they are kept as text
record SegmentPiece(
    JournalBlock block,
    LogBatch batch,
    int[] events,
    int from,
    int to,
    @Nullable RecordBatch records) {
  long timestamp(int at) {
    return batch.timestamps()[events[at]];
  }
}
