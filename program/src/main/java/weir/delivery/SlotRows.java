package weir.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weir.model.flow.Column;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;

/// The rows of a batch that belong to one slot.
record SlotRows(Slot slot, RecordBatch rows) {
  /// Splits a batch of at least one row by the slots that its rows end in. A row without an end
  /// counts as ending with its window.
  static List<SlotRows> split(InterfaceWindow window, RecordBatch batch) {
    Column ends = batch.column(RecordField.END);
    long[] starts = new long[batch.rows()];
    for (int row = 0; row < starts.length; row++) {
      starts[row] = Slot.startOf(end(ends, row, window.endSeconds() - 1));
    }
    long[] sorted = starts.clone();
    Arrays.sort(sorted);
    if (sorted[0] == sorted[sorted.length - 1]) {
      return List.of(new SlotRows(new Slot(sorted[0]), batch));
    }
    List<SlotRows> parts = new ArrayList<>();
    int[] positions = new int[starts.length];
    for (int i = 0; i < sorted.length; i++) {
      if (i > 0 && sorted[i] == sorted[i - 1]) {
        continue;
      }
      int count = 0;
      for (int row = 0; row < starts.length; row++) {
        if (starts[row] == sorted[i]) {
          positions[count++] = row;
        }
      }
      parts.add(new SlotRows(new Slot(sorted[i]), batch.select(positions, count)));
    }
    return parts;
  }

  private static long end(Column ends, int row, long otherwise) {
    return switch (ends) {
      case Column.Numbers numbers when !numbers.isAbsent(row) -> numbers.values()[row];
      case Column.SameNumber(var same) -> same;
      case Column.Numbers _, Column.Addresses _, Column.Symbols _, Column.SameText _ -> otherwise;
    };
  }
}
