package weir.delivery;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import weir.model.flow.Column;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.LogStatus;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;

/// A window of an interface whose records the spool did not take, until a SKIPDATA row says so.
///
/// @param row the fields that say which interface it was, as AWS keeps them in such rows
record SkippedWindow(InterfaceWindow window, RecordBatch row) {
  private static final List<RecordField> KEPT =
      List.of(
          RecordField.VERSION,
          RecordField.ACCOUNT_ID,
          RecordField.INTERFACE_ID,
          RecordField.VPC_ID,
          RecordField.SUBNET_ID,
          RecordField.INSTANCE_ID,
          RecordField.REGION,
          RecordField.AZ_ID,
          RecordField.RESOURCE_ID);

  /// @param lost at least one row; all rows of a batch are of one interface
  static SkippedWindow of(InterfaceWindow window, RecordBatch lost) {
    RecordBatch first = lost.select(new int[] {0}, 1);
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    for (RecordField field : KEPT) {
      columns.put(field, first.column(field));
    }
    columns.put(RecordField.START, new Column.SameNumber(window.startSeconds()));
    columns.put(RecordField.END, new Column.SameNumber(window.endSeconds() - 1));
    columns.put(RecordField.LOG_STATUS, new Column.SameText(LogStatus.SKIPDATA.name()));
    return new SkippedWindow(window, RecordBatch.of(1, columns));
  }

  /// One row for both, of the same interface: from the earlier start to the later end.
  SkippedWindow until(SkippedWindow later) {
    long start = Math.min(window.startSeconds(), later.window.startSeconds());
    long end = Math.max(window.endSeconds(), later.window.endSeconds()) - 1;
    return new SkippedWindow(
        later.window,
        row.with(
            Map.of(
                RecordField.START, new Column.SameNumber(start),
                RecordField.END, new Column.SameNumber(end))));
  }
}
