package weir.store.logs;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.ParquetTable;
import weir.store.records.RecordLines;

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
    Map<RecordField, Column> read = new EnumMap<>(RecordField.class);
    EventFilter filter = scope.range().filter();
    int count = segment.rowGroup(group).rows();
    int[] rows = new int[count];
    int found = count;
    if (filter == null) {
      Arrays.setAll(rows, row -> row);
    } else {
      read(table, filter.columns(format), read);
      found = filter.select(RecordBatch.of(count, read), format, rows);
    }
    SegmentColumns columns = new SegmentColumns(table, group, scope, segment.rowGroup(group));
    SegmentColumns.Chosen chosen = columns.choose(rows, found, () -> times(table, read));
    if (chosen == null) {
      return null;
    }
    read(table, Set.copyOf(format.fields()), read);
    int[] order = chosen.rows();
    RecordBatch wanted = RecordBatch.of(count, read).select(order, order.length);
    int[] texts = new int[order.length];
    Arrays.setAll(texts, i -> i);
    return columns.page(chosen, new RecordLines(format).spell(wanted), texts);
  }

  private void read(ParquetTable table, Set<RecordField> fields, Map<RecordField, Column> read)
      throws IOException {
    for (RecordField field : fields) {
      if (format.has(field) && !read.containsKey(field)) {
        read.put(field, table.read(group, field.columnName(), field.type()));
      }
    }
  }

  private long[] times(ParquetTable table, Map<RecordField, Column> read) throws IOException {
    read(table, Set.of(RecordField.START), read);
    long[] times = new long[segment.rowGroup(group).rows()];
    Column start = read.get(RecordField.START);
    if (start instanceof Column.Numbers seconds) {
      Arrays.setAll(times, row -> 1000 * seconds.values()[row]);
    }
    return times;
  }

  @Override
  public String place() {
    return segment.entry().name();
  }
}
