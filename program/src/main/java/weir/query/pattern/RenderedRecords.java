package weir.query.pattern;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.store.records.RecordColumns;
import weir.store.records.RecordTextWriter;

/// Matches flow records by their text, for patterns that the columns cannot answer; of the rows
/// that the columns rule out no text is made. Used by one thread.
final class RenderedRecords implements RecordMatcher {
  private final TextMatcher matcher;
  private final RecordFormat format;
  private final RecordTextWriter writer;
  private final TermRecords candidates;
  private final Lines lines = new Lines();

  RenderedRecords(TextMatcher matcher, RecordFormat format) {
    this.matcher = matcher;
    this.format = format;
    this.writer = new RecordTextWriter(format);
    this.candidates = TermRecords.of(matcher.required(), format);
  }

  @Override
  public int select(RecordColumns records, int[] positions) throws IOException {
    int possible = candidates.select(records, positions);
    if (possible == 0) {
      return 0;
    }
    int[] rows = Arrays.copyOf(positions, possible);
    int matching = selectByText(read(records, rows), positions);
    for (int i = 0; i < matching; i++) {
      positions[i] = rows[positions[i]];
    }
    return matching;
  }

  private RecordBatch read(RecordColumns records, int[] rows) throws IOException {
    Map<RecordField, Column> columns = new EnumMap<>(RecordField.class);
    for (RecordField field : format.fields()) {
      columns.put(
          field,
          rows.length == records.rows() ? records.column(field) : records.column(field, rows));
    }
    return RecordBatch.of(rows.length, columns);
  }

  private int selectByText(RecordBatch batch, int[] positions) {
    lines.count = 0;
    try {
      writer.write(batch, lines);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    int matching = 0;
    int from = 0;
    for (int row = 0; row < batch.rows(); row++) {
      int to = from;
      while (lines.bytes[to] != '\n') {
        to++;
      }
      if (matcher.matches(lines.bytes, from, to - from)) {
        positions[matching++] = row;
      }
      from = to + 1;
    }
    return matching;
  }

  /// The text of a batch.
  private static final class Lines extends OutputStream {
    private byte[] bytes = new byte[1 << 16];
    private int count;

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int from, int length) {
      int needed = Math.addExact(count, length);
      if (needed > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
      }
      System.arraycopy(source, from, bytes, count, length);
      count = needed;
    }
  }
}
