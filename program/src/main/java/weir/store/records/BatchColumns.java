package weir.store.records;

import java.util.Map;
import java.util.Optional;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;

/// The columns of a batch in memory.
record BatchColumns(RecordBatch batch) implements RecordColumns {
  @Override
  public int rows() {
    return batch.rows();
  }

  @Override
  public boolean isPlain() {
    for (RecordField field : RecordField.values()) {
      boolean isPlain =
          switch (batch.column(field)) {
            case Column.SameText same -> same.value() == null || isPlain(same.value());
            case Column.Symbols symbols -> {
              boolean all = true;
              for (String text : symbols.texts()) {
                all &= isPlain(text);
              }
              yield all;
            }
            case Column.Numbers _, Column.Addresses _, Column.SameNumber _ -> true;
          };
      if (!isPlain) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String text) {
    return !text.startsWith("\"") && !text.startsWith("[");
  }

  @Override
  public Optional<RawValues> distinct(RecordField field) {
    return Optional.empty();
  }

  @Override
  public void mark(RecordField field, boolean[] wanted, boolean absent, long[] set) {
    throw new IllegalArgumentException("a batch lists no distinct values of " + field);
  }

  @Override
  public Column column(RecordField field) {
    return batch.column(field);
  }

  @Override
  public Column column(RecordField field, int[] rows) {
    return RecordBatch.of(batch.rows(), Map.of(field, batch.column(field)))
        .select(rows, rows.length)
        .column(field);
  }
}
