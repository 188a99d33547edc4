package weir.store.records;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordFormat;

/// Writes flow records as text the way AWS does: values with one blank between, `-` for what is
/// absent, LF behind every line. Used by one thread; makes no String per record.
///
/// A blank or control character inside a value would break the line: it is written as `%20` and so
/// on, like AWS does with tags.
public final class RecordTextWriter {
  private static final int FLUSH_BYTES = 1 << 16;

  private final RecordFormat format;
  private final ColumnText[] columns;
  private byte[] lines = new byte[0];

  public RecordTextWriter(RecordFormat format) {
    this.format = format;
    this.columns = new ColumnText[format.fields().size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new ColumnText(RecordTextWriter::written);
    }
  }

  /// Writes the line of field names that a text file begins with.
  public void writeHeader(OutputStream out) throws IOException {
    out.write((format.headerLine() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Writes a line per record. What the format does not name is left out.
  public void write(RecordBatch batch, OutputStream out) throws IOException {
    int longest = prepare(batch);
    if (lines.length < FLUSH_BYTES + longest) {
      lines = new byte[2 * FLUSH_BYTES + longest];
    }
    byte[] target = lines;
    int at = 0;
    for (int row = 0; row < batch.rows(); row++) {
      at = put(row, target, at);
      target[at - 1] = '\n';
      if (at >= FLUSH_BYTES) {
        out.write(target, 0, at);
        at = 0;
      }
    }
    out.write(target, 0, at);
  }

  /// Writes records back to back, without what ends a line.
  public TextRun spell(RecordBatch batch) {
    int longest = prepare(batch);
    byte[] target = new byte[Math.max(64, batch.rows() * Math.min(longest, 128) + longest)];
    int[] offsets = new int[batch.rows() + 1];
    int at = 0;
    for (int row = 0; row < batch.rows(); row++) {
      if (target.length - at < longest) {
        target = Arrays.copyOf(target, Math.addExact(2 * target.length, longest));
      }
      at = put(row, target, at) - 1;
      offsets[row + 1] = at;
    }
    return new TextRun(target, offsets, batch.rows());
  }

  /// Takes a batch's columns and answers how long its longest line may be.
  private int prepare(RecordBatch batch) {
    int longest = columns.length;
    for (int i = 0; i < columns.length; i++) {
      columns[i].prepare(batch.column(format.fields().get(i)));
      longest += Math.max(1, columns[i].longest());
    }
    return longest;
  }

  /// Writes one record with a blank behind each value and answers the position behind the last.
  private int put(int row, byte[] target, int position) {
    int at = position;
    for (ColumnText column : columns) {
      int behind = column.put(row, target, at);
      if (behind == at) {
        target[behind++] = '-';
      }
      target[behind] = ' ';
      at = behind + 1;
    }
    return at;
  }

  /// A text as it is written in a line.
  public static byte[] written(String text) {
    if (text.chars().noneMatch(c -> c <= ' ' || c == 0x7f)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7f) {
        safe.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString().getBytes(StandardCharsets.UTF_8);
  }
}
