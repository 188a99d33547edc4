package weir.store.logs;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.DictionaryColumn;
import weir.store.records.ParquetTable;

/// The columns of a row group of flow records, and which of its rows a filter wants.
///
/// The filter is first asked about the distinct values of each column, which are few and stand
/// together in the file; only when one may match are the rows read, as places in those values.
record RecordScan(ParquetTable table, int group, RecordFormat format) {
  /// So many texts are made sooner than as many rows are read.
  private static final int MOST_DISTINCT = 1 << 12;

  /// Writes the rows that the filter wants to `rows` and answers how many they are.
  ///
  /// @param rows the numbers of all rows
  int select(EventFilter filter, int[] rows) throws IOException {
    Map<RecordField, DictionaryColumn> listed = new EnumMap<>(RecordField.class);
    Map<RecordField, RecordBatch> distinct = new EnumMap<>(RecordField.class);
    for (RecordField field : filter.columns(format)) {
      DictionaryColumn column =
          table.dictionary(group, field.columnName(), MOST_DISTINCT).orElse(null);
      if (column != null) {
        listed.put(field, column);
        Column.Symbols values = column.distinct();
        distinct.put(field, RecordBatch.of(values.codes().length, Map.of(field, values)));
      }
    }
    if (!filter.mayMatch(distinct, format)) {
      return 0;
    }
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    for (RecordField field : filter.columns(format)) {
      DictionaryColumn column = listed.get(field);
      columns.put(field, column == null ? column(field, rows) : column.read());
    }
    return filter.select(RecordBatch.of(rows.length, columns), format, rows);
  }

  /// Some rows as records.
  RecordBatch read(int[] rows) throws IOException {
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    for (RecordField field : format.fields()) {
      columns.put(field, column(field, rows));
    }
    return RecordBatch.of(rows.length, columns);
  }

  private Column column(RecordField field, int[] rows) throws IOException {
    return table.read(group, field.columnName(), field.type(), rows);
  }
}
