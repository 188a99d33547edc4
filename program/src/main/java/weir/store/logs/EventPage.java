package weir.store.logs;

import java.util.Arrays;
import weir.model.flow.Column;
import weir.store.records.TextRun;

/// The events of one block or row group that a cursor wants, in the order in which it wants them.
///
/// @param streams of every row; [#rows] says which row an event is
/// @param messages what the messages are in
/// @param texts which text of the run each event's message is
record EventPage(
    long[] timestamps,
    long[] sequences,
    long[] ingested,
    Column streams,
    int[] rows,
    TextRun messages,
    int[] texts) {
  int count() {
    return rows.length;
  }

  /// Puts rows in the order of their times. Rows of the same time keep their order, or all are
  /// turned round.
  ///
  /// @param rows ascending
  static int[] sorted(int[] rows, int count, long[] timestamps, LogOrder order) {
    int[] sorted = Arrays.copyOf(rows, count);
    if (!isAscending(sorted, timestamps)) {
      sortByTime(sorted, timestamps);
    }
    if (order == LogOrder.NEWEST_FIRST) {
      for (int i = 0; i < count / 2; i++) {
        int row = sorted[i];
        sorted[i] = sorted[count - 1 - i];
        sorted[count - 1 - i] = row;
      }
    }
    return sorted;
  }

  private static boolean isAscending(int[] rows, long[] timestamps) {
    for (int i = 1; i < rows.length; i++) {
      if (timestamps[rows[i]] < timestamps[rows[i - 1]]) {
        return false;
      }
    }
    return true;
  }

  private static void sortByTime(int[] rows, long[] timestamps) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int row : rows) {
      least = Math.min(least, timestamps[row]);
      most = Math.max(most, timestamps[row]);
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(rows[rows.length - 1]);
    if (most - least < 0 || most - least >= 1L << (62 - bits)) {
      Integer[] boxed = Arrays.stream(rows).boxed().toArray(Integer[]::new);
      Arrays.sort(boxed, (a, b) -> Long.compare(timestamps[a], timestamps[b]));
      Arrays.setAll(rows, i -> boxed[i]);
      return;
    }
    // Time above, row below, in one number.
    long[] keys = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      keys[i] = timestamps[rows[i]] - least << bits | rows[i];
    }
    Arrays.sort(keys);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) (keys[i] & (1L << bits) - 1);
    }
  }
}
