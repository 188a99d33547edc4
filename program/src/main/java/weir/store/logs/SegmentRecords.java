package weir.store.logs;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
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
    EventFilter filter = scope.range().filter();
    int count = segment.rowGroup(group).rows();
    int[] rows = new int[count];
    Arrays.setAll(rows, row -> row);
    int found =
        filter == null
            ? count
            : filter.select(read(table, filter.columns(format), rows), format, rows);
    SegmentColumns columns = new SegmentColumns(table, group, scope, segment.rowGroup(group));
    SegmentColumns.Chosen chosen = columns.choose(rows, found, some -> times(table, some));
    if (chosen == null) {
      return null;
    }
    int[] texts = new int[chosen.rows().length];
    Arrays.setAll(texts, i -> i);
    RecordBatch wanted = read(table, format.fields(), chosen.rows());
    return columns.page(chosen, new RecordLines(format).spell(wanted), texts);
  }

  private RecordBatch read(ParquetTable table, Collection<RecordField> fields, int[] rows)
      throws IOException {
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    for (RecordField field : fields) {
      if (format.has(field)) {
        columns.put(field, table.read(group, field.columnName(), field.type(), rows));
      }
    }
    return RecordBatch.of(rows.length, columns);
  }

  /// A record is an event of its start.
  private long[] times(ParquetTable table, int[] rows) throws IOException {
    long[] times = table.numbers(group, RecordField.START.columnName(), rows);
    Arrays.setAll(times, i -> 1000 * times[i]);
    return times;
  }

  @Override
  public String place() {
    return segment.entry().name();
  }
}
