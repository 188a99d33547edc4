package weir.store.logs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.RecordLines;

/// Sorts a journal's events into segments: flow records by their format and everything else as
/// text, each by the UTC day of its time, so that retention deletes whole segments. Within a
/// segment events stand hour by hour, and in the order in which they came: like that columns pack
/// best, and a reader that wants an hour reads little else. Used by one thread.
final class SegmentPlan {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

  /// Which segment.
  ///
  /// @param format null for text
  record Part(@Nullable RecordFormat format, long day) {}

  private final Map<RecordFormat, RecordLines> lines = new LinkedHashMap<>();
  private final Map<Part, TreeMap<Long, List<SegmentPiece>>> parts = new LinkedHashMap<>();
  private long records;

  /// @param formats what to look for; the first that fits a message is taken
  SegmentPlan(List<RecordFormat> formats) {
    for (RecordFormat format : formats) {
      if (format.has(RecordField.START)) {
        lines.put(format, new RecordLines(format));
      }
    }
  }

  /// Adds a batch without the events that are older than this.
  void add(JournalBlock block, LogBatch batch, long oldestMillis) {
    int first = 0;
    while (first < batch.events() && batch.timestamps()[first] < oldestMillis) {
      first++;
    }
    int from = first;
    int[] left = new int[batch.events() - first];
    Arrays.setAll(left, i -> from + i);
    for (Map.Entry<RecordFormat, RecordLines> format : lines.entrySet()) {
      RecordLines.Found found = timely(batch, format.getValue().find(batch.messages(), left));
      if (found.texts().length > 0) {
        records += found.texts().length;
        add(format.getKey(), block, batch, found.texts(), found.records());
        left = without(left, found.texts());
      }
    }
    add(null, block, batch, left, null);
  }

  /// Leaves the records whose start is the time of their event.
  private static RecordLines.Found timely(LogBatch batch, RecordLines.Found found) {
    int[] rows = new int[found.texts().length];
    int count = 0;
    Column start = found.records().column(RecordField.START);
    for (int row = 0; row < rows.length; row++) {
      if (start instanceof Column.Numbers numbers
          && !numbers.isAbsent(row)
          && numbers.values()[row] <= Long.MAX_VALUE / 1000
          && numbers.values()[row] * 1000 == batch.timestamps()[found.texts()[row]]) {
        rows[count++] = row;
      }
    }
    if (count == rows.length) {
      return found;
    }
    int[] texts = new int[count];
    Arrays.setAll(texts, i -> found.texts()[rows[i]]);
    return new RecordLines.Found(texts, found.records().select(rows, count));
  }

  private static int[] without(int[] all, int[] taken) {
    int[] left = new int[all.length - taken.length];
    int next = 0;
    int count = 0;
    for (int event : all) {
      if (next < taken.length && taken[next] == event) {
        next++;
      } else {
        left[count++] = event;
      }
    }
    return left;
  }

  private void add(
      @Nullable RecordFormat format,
      JournalBlock block,
      LogBatch batch,
      int[] events,
      @Nullable RecordBatch columns) {
    int from = 0;
    while (from < events.length) {
      long hour = Math.floorDiv(batch.timestamps()[events[from]], HOUR_MILLIS);
      long hourEnd = (hour + 1) * HOUR_MILLIS;
      int to = from + 1;
      while (to < events.length && batch.timestamps()[events[to]] < hourEnd) {
        to++;
      }
      Part part = new Part(format, Math.floorDiv(hour * HOUR_MILLIS, DAY_MILLIS));
      parts
          .computeIfAbsent(part, _ -> new TreeMap<>())
          .computeIfAbsent(hour, _ -> new ArrayList<>())
          .add(new SegmentPiece(block, batch, events, from, to, columns));
      from = to;
    }
  }

  /// How many events became flow records.
  long records() {
    return records;
  }

  /// What goes into each segment, in this order.
  Map<Part, List<SegmentPiece>> parts() {
    Map<Part, List<SegmentPiece>> all = new LinkedHashMap<>();
    parts.forEach(
        (part, hours) -> all.put(part, hours.values().stream().flatMap(List::stream).toList()));
    return all;
  }
}
