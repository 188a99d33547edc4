package weir.store.logs;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import weir.model.flow.Column;
import weir.model.flow.RecordField;
import weir.store.records.ParquetTable;
import weir.store.records.TableColumn;
import weir.store.records.TextRun;

/// The columns that every segment has beside the messages, of one row group.
final class SegmentColumns {
  static final TableColumn STREAM = new TableColumn("stream", TableColumn.Kind.SYMBOLS);
  static final TableColumn TIMESTAMP = new TableColumn("timestamp", TableColumn.Kind.GROWING);
  static final TableColumn INGESTED = new TableColumn("ingestion_time", TableColumn.Kind.INT64);
  static final TableColumn SEQUENCE = new TableColumn("sequence", TableColumn.Kind.GROWING);
  static final TableColumn MESSAGE = new TableColumn("message", TableColumn.Kind.TEXTS);

  private final ParquetTable table;
  private final int group;
  private final EventScope scope;
  private final SegmentEntry.RowGroup bounds;

  SegmentColumns(ParquetTable table, int group, EventScope scope, SegmentEntry.RowGroup bounds) {
    this.table = table;
    this.group = group;
    this.scope = scope;
    this.bounds = bounds;
  }

  /// How an event's time is known.
  interface Times {
    /// The times of some rows, Unix milliseconds.
    long[] read(int[] rows) throws IOException;
  }

  /// The rows that a page will show.
  ///
  /// @param rows ascending; the other arrays have an element for each
  record Chosen(int[] rows, long[] timestamps, long[] sequences) {}

  /// Leaves of the rows those in the scope; null when none is left.
  ///
  /// @param rows ascending, of use up to `found`
  @Nullable Chosen choose(int[] rows, int found, Times times) throws IOException {
    int[] all = Arrays.copyOf(rows, found);
    if (found == 0) {
      return null;
    }
    long[] timestamps = times.read(all);
    long[] sequences = table.numbers(group, SEQUENCE.name(), all);
    int[] kept = new int[found];
    Arrays.setAll(kept, i -> i);
    int count = inRange(kept, timestamps, sequences);
    if (scope.asksForStreams()) {
      count = inStreams(kept, count, sequences, streams(all));
    }
    int[] left = Arrays.copyOf(kept, count);
    return count == 0
        ? null
        : new Chosen(
            Arrays.stream(left).map(i -> all[i]).toArray(),
            picked(timestamps, left),
            picked(sequences, left));
  }

  private Column streams(int[] rows) throws IOException {
    return table.read(group, STREAM.name(), RecordField.Type.STRING, rows);
  }

  private int inRange(int[] kept, long[] timestamps, long[] sequences) {
    LogRange range = scope.range();
    if (isInRange()) {
      return kept.length;
    }
    int count = 0;
    for (int i : kept) {
      if (range.holds(timestamps[i], sequences[i])) {
        kept[count++] = i;
      }
    }
    return count;
  }

  private boolean isInRange() {
    LogRange range = scope.range();
    return range.after() == null
        && range.before() == null
        && bounds.firstMillis() >= range.fromMillis()
        && bounds.lastMillis() < range.toMillis();
  }

  /// Whether rows need not be looked at for the scope.
  boolean isEveryRowInScope() {
    return isInRange() && !scope.asksForStreams();
  }

  private int inStreams(int[] kept, int found, long[] sequences, Column streams) {
    int count = 0;
    for (int i = 0; i < found; i++) {
      if (scope.holds(streams.text(kept[i]), sequences[kept[i]])) {
        kept[count++] = kept[i];
      }
    }
    return count;
  }

  /// @param texts which text of the run the message of each chosen row is
  EventPage page(Chosen chosen, TextRun messages, int[] texts) throws IOException {
    long[] ingested = table.numbers(group, INGESTED.name(), chosen.rows());
    int[] order = new int[texts.length];
    Arrays.setAll(order, i -> i);
    order = EventPage.sorted(order, order.length, chosen.timestamps(), scope.range().order());
    return new EventPage(
        picked(chosen.timestamps(), order),
        picked(chosen.sequences(), order),
        picked(ingested, order),
        streams(chosen.rows()),
        order,
        messages,
        Arrays.stream(order).map(i -> texts[i]).toArray());
  }

  private static long[] picked(long[] values, int[] places) {
    long[] picked = new long[places.length];
    Arrays.setAll(picked, i -> values[places[i]]);
    return picked;
  }
}
