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
    long[] read() throws IOException;
  }

  /// What a page will show of a row group.
  ///
  /// @param rows in the order of the cursor
  record Chosen(int[] rows, long[] timestamps, long[] sequences, Column streams) {}

  /// Leaves of the rows those in the scope, and puts them in order; null when none is left.
  @Nullable Chosen choose(int[] rows, int found, Times times) throws IOException {
    if (found == 0) {
      return null;
    }
    long[] timestamps = times.read();
    long[] sequences = table.numbers(group, SEQUENCE.name());
    Column streams = table.read(group, STREAM.name(), RecordField.Type.STRING);
    int kept = inRange(rows, found, timestamps, sequences);
    if (scope.asksForStreams()) {
      kept = inStreams(rows, kept, sequences, streams);
    }
    if (kept == 0) {
      return null;
    }
    int[] chosen = EventPage.sorted(rows, kept, timestamps, scope.range().order());
    return new Chosen(chosen, timestamps, sequences, streams);
  }

  private int inRange(int[] rows, int found, long[] timestamps, long[] sequences) {
    LogRange range = scope.range();
    if (range.holds(bounds.firstMillis(), bounds.firstSequence())
        && range.holds(bounds.lastMillis(), bounds.lastSequence())
        && range.after() == null
        && range.before() == null) {
      return found;
    }
    int kept = 0;
    for (int i = 0; i < found; i++) {
      if (range.holds(timestamps[rows[i]], sequences[rows[i]])) {
        rows[kept++] = rows[i];
      }
    }
    return kept;
  }

  private int inStreams(int[] rows, int found, long[] sequences, Column streams) {
    int kept = 0;
    for (int i = 0; i < found; i++) {
      if (scope.holds(streams.text(rows[i]), sequences[rows[i]])) {
        rows[kept++] = rows[i];
      }
    }
    return kept;
  }

  EventPage page(Chosen chosen, TextRun messages, int[] texts) throws IOException {
    long[] ingested = table.numbers(group, INGESTED.name());
    int[] rows = chosen.rows();
    return new EventPage(
        picked(chosen.timestamps(), rows),
        picked(chosen.sequences(), rows),
        picked(ingested, rows),
        chosen.streams(),
        rows,
        messages,
        texts);
  }

  private static long[] picked(long[] values, int[] rows) {
    long[] picked = new long[rows.length];
    Arrays.setAll(picked, i -> values[rows[i]]);
    return picked;
  }
}
