package weir.store.records;

import java.io.IOException;
import java.util.Optional;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;

/// The columns of many flow records, each of which may lie in a file until it is asked for. Used by
/// one thread.
///
/// Reading throws [IOException] when bytes cannot be had, and [weir.model.aws.Fault.Corrupt] when
/// they are damaged.
public interface RecordColumns {
  int rows();

  /// Whether no value begins with `"` or `[`, which hold several values of a line together as one.
  boolean isPlain() throws IOException;

  /// The distinct values of a field, where they are listed. Some rows may have none of them.
  Optional<RawValues> distinct(RecordField field) throws IOException;

  /// Adds the rows that have one of some distinct values to a set; for fields that list those.
  ///
  /// @param wanted by distinct value
  /// @param absent whether rows without a value are wanted too
  /// @param set a bit for each row
  void mark(RecordField field, boolean[] wanted, boolean absent, long[] set) throws IOException;

  /// Every row of a field.
  Column column(RecordField field) throws IOException;

  /// Some rows of a field.
  ///
  /// @param rows which, ascending
  Column column(RecordField field, int[] rows) throws IOException;

  /// Records that are in memory.
  static RecordColumns of(RecordBatch batch) {
    return new BatchColumns(batch);
  }
}
