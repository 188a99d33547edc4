package weir.store.logs;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.ParquetTable;
import weir.store.records.RecordTextWriter;
import weir.store.records.TextRun;

/// A row group of flow records. A filter sees the columns that it asks for; messages are spelled
/// for what it finds and for nothing else.
record SegmentRecords(Segment segment, int group, RecordFormat format) implements EventSource {
  @Override
  public long firstMillis() {
    return segment.rowGroup(group).firstMillis();
  }

  @Override
  public long lastMillis() {
    return segment.rowGroup(group).lastMillis();
  }

  @Override
  public boolean isWanted(EventScope scope) {
    SegmentEntry.RowGroup bounds = segment.rowGroup(group);
    return scope.mayHold(
        firstMillis(), lastMillis(), bounds.firstSequence(), bounds.lastSequence());
  }

  @Override
  public @Nullable EventPage load(EventScope scope, OpenFiles files) throws IOException {
    ParquetTable table = files.segment(segment);
    RecordScan records = new RecordScan(table, group, format);
    SegmentColumns.Chosen chosen = chosen(table, records, scope, files);
    if (chosen == null) {
      return null;
    }
    int[] texts = new int[chosen.rows().length];
    Arrays.setAll(texts, i -> i);
    TextRun messages = new RecordTextWriter(format).spell(records.read(chosen.rows()));
    return columns(table, scope).page(chosen, messages, texts);
  }

  private SegmentColumns.@Nullable Chosen chosen(
      ParquetTable table, RecordScan records, EventScope scope, OpenFiles files)
      throws IOException {
    int[] rows = files.rows(records.rows());
    int found = select(records, scope, rows);
    return columns(table, scope).choose(rows, found, some -> times(records, some));
  }

  private int select(RecordScan records, EventScope scope, int[] rows) throws IOException {
    EventFilter filter = scope.range().filter();
    if (filter != null) {
      return filter.select(records, format, rows);
    }
    int all = records.rows();
    for (int row = 0; row < all; row++) {
      rows[row] = row;
    }
    return all;
  }

  /// A record is an event of its start.
  private static long[] times(RecordScan records, int[] rows) throws IOException {
    long[] times = records.numbers(RecordField.START, rows);
    Arrays.setAll(times, i -> 1000 * times[i]);
    return times;
  }

  private SegmentColumns columns(ParquetTable table, EventScope scope) {
    return new SegmentColumns(table, group, scope, segment.rowGroup(group));
  }

  @Override
  public int count(EventScope scope, OpenFiles files) throws IOException {
    ParquetTable table = files.segment(segment);
    RecordScan records = new RecordScan(table, group, format);
    if (columns(table, scope).isEveryRowInScope()) {
      return select(records, scope, files.rows(records.rows()));
    }
    SegmentColumns.Chosen chosen = chosen(table, records, scope, files);
    return chosen == null ? 0 : chosen.rows().length;
  }

  @Override
  public String place() {
    return segment.entry().name();
  }
}
