package weir.query.pattern;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
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
  public int select(RecordBatch batch, int[] positions) {
    int possible = candidates.select(batch, positions);
    if (possible == batch.rows()) {
      return selectByText(batch, positions);
    }
    if (possible == 0) {
      return 0;
    }
    int[] selected = new int[possible];
    int matching = selectByText(batch.select(positions, possible), selected);
    for (int i = 0; i < matching; i++) {
      positions[i] = positions[selected[i]];
    }
    return matching;
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

  @Override
  public Set<RecordField> columns() {
    return EnumSet.copyOf(format.fields());
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
