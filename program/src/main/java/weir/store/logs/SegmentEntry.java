package weir.store.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordFormat;
import weir.store.objects.ObjectEncryption;

/// What the manifest says of a segment.
///
/// @param name under which the storage keeps it
/// @param format the format of its flow records; null when it holds messages as text
/// @param plainBytes bytes of the Parquet file, not encrypted
/// @param key null when it is plain
record SegmentEntry(
    String name,
    @Nullable RecordFormat format,
    long plainBytes,
    @Nullable ObjectEncryption key,
    List<RowGroup> rowGroups) {
  /// Rows that are read together. Rows of the same time stand in the order of their sequences.
  record RowGroup(
      int rows, long firstMillis, long lastMillis, long firstSequence, long lastSequence) {}

  SegmentEntry {
    rowGroups = List.copyOf(rowGroups);
  }

  long lastMillis() {
    return rowGroups.stream().mapToLong(RowGroup::lastMillis).max().orElse(Long.MIN_VALUE);
  }

  long firstSequence() {
    return rowGroups.stream().mapToLong(RowGroup::firstSequence).min().orElse(Long.MAX_VALUE);
  }

  long lastSequence() {
    return rowGroups.stream().mapToLong(RowGroup::lastSequence).max().orElse(-1);
  }

  long events() {
    return rowGroups.stream().mapToLong(RowGroup::rows).sum();
  }
}
