package weir.store.logs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.ParquetCodec;
import weir.store.records.ParquetTableWriter;
import weir.store.records.TableColumn;
import weir.store.records.TextRun;

/// Writes one segment: columns that every event has, then the message as text or the columns of a
/// flow record. Used by one thread.
final class SegmentWriter implements AutoCloseable {
  private static final int STREAM = 0;
  private static final int INGESTED = 1;
  private static final int SEQUENCE = 2;
  private static final int COMMON = 3;
  private static final int TIMESTAMP = COMMON;
  private static final int MESSAGE = COMMON + 1;

  private final LogStoreLimits limits;
  private final @Nullable RecordFormat format;
  private final ParquetTableWriter table;
  private final List<SegmentEntry.RowGroup> groups = new ArrayList<>();
  private int rows;
  private long textBytes;
  private long firstMillis;
  private long lastMillis;
  private long firstSequence;
  private long lastSequence;

  /// @param format null for messages as text
  SegmentWriter(OutputStream out, @Nullable RecordFormat format, LogStoreLimits limits)
      throws IOException {
    this.limits = limits;
    this.format = format;
    List<TableColumn> columns =
        new ArrayList<>(
            List.of(SegmentColumns.STREAM, SegmentColumns.INGESTED, SegmentColumns.SEQUENCE));
    if (format == null) {
      columns.add(SegmentColumns.TIMESTAMP);
      columns.add(SegmentColumns.MESSAGE);
    } else {
      format.fields().forEach(field -> columns.add(TableColumn.of(field).withPackedNumbers()));
    }
    this.table = new ParquetTableWriter(out, columns, ParquetCodec.ZSTD);
    begin();
  }

  private void begin() {
    rows = 0;
    textBytes = 0;
    firstMillis = Long.MAX_VALUE;
    lastMillis = Long.MIN_VALUE;
    firstSequence = Long.MAX_VALUE;
    lastSequence = Long.MIN_VALUE;
  }

  /// Adds events of one batch.
  ///
  /// @param piece which, in ascending order
  void write(SegmentPiece piece) throws IOException {
    int from = piece.from();
    while (from < piece.to()) {
      int to = Math.min(piece.to(), from + limits.groupRows() - rows);
      to = format == null ? withinBytes(piece, from, to) : to;
      add(piece, from, to);
      from = to;
      if (rows >= limits.groupRows() || textBytes >= limits.groupBytes()) {
        endRowGroup();
      }
    }
  }

  /// Where to end so that the row group does not get much larger than it may; one event at least.
  private int withinBytes(SegmentPiece piece, int from, int to) {
    TextRun messages = piece.batch().messages();
    int at = from;
    while (at < to && textBytes < limits.groupBytes()) {
      textBytes += messages.length(piece.events()[at++]);
    }
    return at;
  }

  private void add(SegmentPiece piece, int from, int to) throws IOException {
    int count = to - from;
    long[] timestamps = new long[count];
    long[] sequences = new long[count];
    for (int i = 0; i < count; i++) {
      int event = piece.events()[from + i];
      timestamps[i] = piece.batch().timestamps()[event];
      sequences[i] = piece.block().firstSequence() + event;
    }
    table.add(STREAM, new Column.SameText(piece.block().stream()), 0, count);
    table.add(INGESTED, new Column.SameNumber(piece.block().ingestedMillis()), 0, count);
    table.add(SEQUENCE, new Column.Numbers(sequences), 0, count);
    RecordBatch records = piece.records();
    if (format == null || records == null) {
      table.add(TIMESTAMP, new Column.Numbers(timestamps), 0, count);
      addTexts(piece, from, to);
    } else {
      for (int i = 0; i < format.fields().size(); i++) {
        RecordField field = format.fields().get(i);
        table.add(COMMON + i, records.column(field), from, to);
      }
    }
    rows += count;
    firstMillis = Math.min(firstMillis, timestamps[0]);
    lastMillis = Math.max(lastMillis, timestamps[count - 1]);
    firstSequence = Math.min(firstSequence, sequences[0]);
    lastSequence = Math.max(lastSequence, sequences[count - 1]);
  }

  /// Events that stand together are added together.
  private void addTexts(SegmentPiece piece, int from, int to) {
    int[] events = piece.events();
    int at = from;
    while (at < to) {
      int behind = at + 1;
      while (behind < to && events[behind] == events[behind - 1] + 1) {
        behind++;
      }
      table.add(MESSAGE, piece.batch().messages(), events[at], events[behind - 1] + 1);
      at = behind;
    }
  }

  private void endRowGroup() throws IOException {
    table.endRowGroup();
    groups.add(
        new SegmentEntry.RowGroup(rows, firstMillis, lastMillis, firstSequence, lastSequence));
    begin();
  }

  /// The row groups, once [#close] has returned.
  List<SegmentEntry.RowGroup> rowGroups() {
    return groups;
  }

  /// Bytes written, once [#close] has returned.
  long bytesWritten() {
    return table.bytesWritten();
  }

  @Override
  public void close() throws IOException {
    try (table) {
      if (rows > 0) {
        endRowGroup();
      }
    }
  }
}
