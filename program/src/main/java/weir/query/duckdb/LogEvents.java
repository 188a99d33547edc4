package weir.query.duckdb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.query.engine.LogColumns;
import weir.store.logs.LogCursor;
import weir.store.records.RecordLines;
import weir.store.records.TextRun;

/// Some events of one group, all of them flow records of one format or none of them. Used by one
/// thread.
final class LogEvents {
  private final Reading read;
  private final int[] rows;
  private final @Nullable RecordBatch records;

  /// @param rows which of the events that were read
  /// @param records a row for each; null when they are no records
  private LogEvents(Reading read, int[] rows, @Nullable RecordBatch records) {
    this.read = read;
    this.rows = rows;
    this.records = records;
  }

  int count() {
    return rows.length;
  }

  /// Fills a vector with one of the columns that every event has.
  void fill(String column, DuckDBWritableVector vector) {
    switch (column) {
      case LogColumns.TIMESTAMP -> fill(read.timestamps, vector);
      case LogColumns.INGESTED -> fill(read.ingested, vector);
      case LogColumns.SEQUENCE -> fill(read.sequences, vector);
      case LogColumns.MESSAGE -> fill(read.messages, vector);
      case LogColumns.STREAM -> fill(read.streams, vector);
      case LogColumns.TEXT -> {
        if (records == null) {
          fill(read.messages, vector);
        } else {
          vector.setStringUtf8Batch(0, new byte[rows.length] @Nullable []);
        }
      }
      case LogColumns.LOG -> {
        byte[][] texts = new byte[rows.length][];
        Arrays.fill(texts, read.log);
        vector.setStringUtf8Batch(0, texts);
      }
      case LogColumns.GROUP -> {
        for (int row = 0; row < rows.length; row++) {
          vector.setLong(row, read.group);
        }
      }
      default -> throw new IllegalStateException("no event has the column " + column);
    }
  }

  private void fill(long[] values, DuckDBWritableVector vector) {
    for (int row = 0; row < rows.length; row++) {
      vector.setLong(row, values[rows[row]]);
    }
  }

  private void fill(List<byte[]> values, DuckDBWritableVector vector) {
    byte[][] texts = new byte[rows.length][];
    Arrays.setAll(texts, row -> values.get(rows[row]));
    vector.setStringUtf8Batch(0, texts);
  }

  /// Fills a vector with a field of flow records.
  void fill(RecordField field, DuckDBWritableVector vector) {
    Column column = records == null ? Column.ABSENT : records.column(field);
    if (!field.isNumber()) {
      byte[] @Nullable [] texts = new byte[rows.length] @Nullable [];
      for (int row = 0; row < texts.length; row++) {
        texts[row] =
            column.isAbsent(row) ? null : column.text(row).getBytes(StandardCharsets.UTF_8);
      }
      vector.setStringUtf8Batch(0, texts);
      return;
    }
    for (int row = 0; row < rows.length; row++) {
      if (column.isAbsent(row)) {
        vector.setNull(row);
      } else if (column instanceof Column.Numbers numbers) {
        vector.setLong(row, numbers.values()[row]);
      } else {
        vector.setLong(row, Long.parseLong(column.text(row)));
      }
    }
  }

  /// Events as a cursor shows them.
  static final class Reading {
    private static final int MOST = 2048;

    private final byte[] log;
    private final int group;
    private long[] timestamps = new long[MOST];
    private long[] ingested = new long[MOST];
    private long[] sequences = new long[MOST];
    private final List<byte[]> messages = new ArrayList<>();
    private final List<byte[]> streams = new ArrayList<>();
    private long bytes;

    Reading(String log, int group) {
      this.log = log.getBytes(StandardCharsets.UTF_8);
      this.group = group;
    }

    int count() {
      return messages.size();
    }

    long bytes() {
      return bytes;
    }

    void add(LogCursor event) {
      int row = messages.size();
      if (row == timestamps.length) {
        timestamps = Arrays.copyOf(timestamps, 2 * row);
        ingested = Arrays.copyOf(ingested, 2 * row);
        sequences = Arrays.copyOf(sequences, 2 * row);
      }
      timestamps[row] = event.timestamp();
      ingested[row] = event.ingestionTime();
      sequences[row] = event.sequence();
      int start = event.offset();
      messages.add(Arrays.copyOfRange(event.bytes(), start, start + event.length()));
      streams.add(event.stream().getBytes(StandardCharsets.UTF_8));
      bytes += event.length();
    }

    /// The events by what they are: records of each format, and the others.
    List<LogEvents> sorted(List<RecordFormat> formats) {
      int[] left = new int[count()];
      Arrays.setAll(left, i -> i);
      List<LogEvents> all = new ArrayList<>();
      TextRun run = formats.isEmpty() ? null : run();
      for (RecordFormat format : formats) {
        if (run != null && left.length > 0) {
          RecordLines.Found found = new RecordLines(format).find(run, left);
          if (found.texts().length > 0) {
            all.add(new LogEvents(this, found.texts(), found.records()));
            left = without(left, found.texts());
          }
        }
      }
      if (left.length > 0) {
        all.add(new LogEvents(this, left, null));
      }
      return all;
    }

    private static int[] without(int[] all, int[] taken) {
      return Arrays.stream(all).filter(row -> Arrays.binarySearch(taken, row) < 0).toArray();
    }

    private TextRun run() {
      int[] offsets = new int[count() + 1];
      byte[] text = new byte[Math.toIntExact(bytes)];
      for (int i = 0; i < count(); i++) {
        byte[] message = messages.get(i);
        System.arraycopy(message, 0, text, offsets[i], message.length);
        offsets[i + 1] = offsets[i] + message.length;
      }
      return new TextRun(text, offsets, count());
    }
  }
}
