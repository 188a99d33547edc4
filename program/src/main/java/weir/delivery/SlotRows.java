package weir.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import weir.model.flow.Column;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;

/// The rows of a batch that belong to one slot.
record SlotRows(Slot slot, RecordBatch rows) {
  /// Splits a batch by the slots that its rows end in. A row without an end counts as ending with
  /// its window.
  static List<SlotRows> split(InterfaceWindow window, RecordBatch batch) {
    Column ends = batch.column(RecordField.END);
    Slot[] slots = new Slot[batch.rows()];
    Map<Slot, Integer> counts = new TreeMap<>();
    for (int row = 0; row < slots.length; row++) {
      long end = end(ends, row, window.endSeconds() - 1);
      slots[row] =
          row > 0 && slots[row - 1].startSeconds() <= end && end < slots[row - 1].endSeconds()
              ? slots[row - 1]
              : Slot.holding(end);
      counts.merge(slots[row], 1, Integer::sum);
    }
    if (counts.size() == 1) {
      return List.of(new SlotRows(slots[0], batch));
    }
    List<SlotRows> parts = new ArrayList<>();
    counts.forEach((slot, count) -> {
      int[] positions = new int[count];
      int next = 0;
      for (int row = 0; row < slots.length; row++) {
        if (slots[row].equals(slot)) {
          positions[next++] = row;
        }
      }
      parts.add(new SlotRows(slot, batch.select(Arrays.copyOf(positions, next), next)));
    });
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
