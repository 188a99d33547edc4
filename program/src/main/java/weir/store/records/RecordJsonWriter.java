package weir.store.records;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// Writes flow records as JSON: an object per record and line, keyed by AWS's field names, numbers
/// as numbers. An absent field is left out. Used by one thread; makes no String per record.
public final class RecordJsonWriter {
  private static final int FLUSH_BYTES = 1 << 16;

  private final RecordFormat format;
  private final ColumnText[] columns;
  private final byte[][] keys;
  private final boolean[] quoted;
  private byte[] lines = new byte[2 * FLUSH_BYTES];

  public RecordJsonWriter(RecordFormat format) {
    int count = format.fields().size();
    this.format = format;
    this.columns = new ColumnText[count];
    this.keys = new byte[count][];
    this.quoted = new boolean[count];
    for (int i = 0; i < count; i++) {
      columns[i] = new ColumnText(RecordJsonWriter::encode);
      keys[i] =
          ("\"" + format.fields().get(i).fieldName() + "\":").getBytes(StandardCharsets.UTF_8);
    }
  }

  /// Writes a line per record. What the format does not name is left out.
  public void write(RecordBatch batch, OutputStream out) throws IOException {
    int longest = 4;
    for (int i = 0; i < columns.length; i++) {
      RecordField field = format.fields().get(i);
      Column column = batch.column(field);
      columns[i].prepare(column);
      quoted[i] = !field.isNumber() || column instanceof Column.SameText;
      longest += keys[i].length + 3 + columns[i].longest();
    }
    if (lines.length < FLUSH_BYTES + longest) {
      lines = new byte[FLUSH_BYTES + longest];
    }
    int at = 0;
    for (int row = 0; row < batch.rows(); row++) {
      at = object(row, lines, at);
      if (at >= FLUSH_BYTES) {
        out.write(lines, 0, at);
        at = 0;
      }
    }
    out.write(lines, 0, at);
  }

  private int object(int row, byte[] target, int position) {
    int at = position;
    target[at++] = '{';
    for (int i = 0; i < columns.length; i++) {
      if (columns[i].isAbsent(row)) {
        continue;
      }
      if (target[at - 1] != '{') {
        target[at++] = ',';
      }
      System.arraycopy(keys[i], 0, target, at, keys[i].length);
      at += keys[i].length;
      if (quoted[i]) {
        target[at++] = '"';
        at = columns[i].put(row, target, at);
        target[at++] = '"';
      } else {
        at = columns[i].put(row, target, at);
      }
    }
    target[at++] = '}';
    target[at++] = '\n';
    return at;
  }

  private static byte[] encode(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f) {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString().getBytes(StandardCharsets.UTF_8);
  }
}
