package weir.store.logs;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.ParquetTable;
import weir.store.records.RawValues;
import weir.store.records.RecordColumns;
import weir.store.records.StoredColumn;

/// The columns of a row group of flow records, read when a filter or a message needs them, and
/// once. Used by one thread.
final class RecordScan implements RecordColumns {
  private final ParquetTable table;
  private final int group;
  private final RecordFormat format;
  private final Map<RecordField, StoredColumn> columns = new EnumMap<>(RecordField.class);

  RecordScan(ParquetTable table, int group, RecordFormat format) {
    this.table = table;
    this.group = group;
    this.format = format;
  }

  @Override
  public int rows() {
    return table.rows(group);
  }

  /// Messages with other values are kept as text.
  @Override
  public boolean isPlain() {
    return true;
  }

  @Override
  public Optional<RawValues> distinct(RecordField field) throws IOException {
    return stored(field).distinct();
  }

  @Override
  public void mark(RecordField field, boolean[] wanted, boolean absent, long[] set)
      throws IOException {
    stored(field).mark(wanted, absent, set);
  }

  @Override
  public Column column(RecordField field) throws IOException {
    return stored(field).read(field.type());
  }

  @Override
  public Column column(RecordField field, int[] rows) throws IOException {
    return stored(field).read(field.type(), rows);
  }

  /// Some rows of a field of numbers.
  long[] numbers(RecordField field, int[] rows) throws IOException {
    return stored(field).numbers(rows);
  }

  /// Some rows as records.
  RecordBatch read(int[] rows) throws IOException {
    Map<RecordField, Column> values = new EnumMap<>(RecordField.class);
    for (RecordField field : format.fields()) {
      values.put(field, column(field, rows));
    }
    return RecordBatch.of(rows.length, values);
  }

  private StoredColumn stored(RecordField field) throws IOException {
    StoredColumn open = columns.get(field);
    if (open == null) {
      open = table.column(group, field.columnName());
      columns.put(field, open);
    }
    return open;
  }
}
