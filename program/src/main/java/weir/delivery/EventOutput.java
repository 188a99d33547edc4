package weir.delivery;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.store.records.RecordTextWriter;

/// A file of events that is being written, an event per record, for a service that takes events:
/// its stream, its time in milliseconds, its length and its line. [EventInput] reads it back.
final class EventOutput implements RowOutput {
  private static final long MILLIS_PER_SECOND = 1000;

  private final DataOutputStream out;
  private final RecordTextWriter writer;
  private final Lines lines = new Lines();
  private final String suffix;

  EventOutput(Path path, FlowLogFiles files) throws IOException {
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 16));
    writer = new RecordTextWriter(files.format());
    suffix = "-" + files.trafficType().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void write(RecordBatch rows, int encodedBytes) throws IOException {
    lines.reset();
    writer.write(rows, lines);
    Column interfaces = rows.column(RecordField.INTERFACE_ID);
    Column starts = rows.column(RecordField.START);
    String only =
        interfaces instanceof Column.SameText(var same) && same != null ? same + suffix : null;
    int from = 0;
    for (int row = 0; row < rows.rows(); row++) {
      int end = lines.endOfLine(from);
      out.writeUTF(only != null ? only : interfaces.text(row) + suffix);
      out.writeLong(seconds(starts, row) * MILLIS_PER_SECOND);
      out.writeInt(end - from);
      out.write(lines.bytes(), from, end - from);
      from = end + 1;
    }
  }

  private static long seconds(Column starts, int row) {
    return switch (starts) {
      case Column.Numbers numbers when !numbers.isAbsent(row) -> numbers.values()[row];
      case Column.SameNumber(var same) -> same;
      case Column.Numbers _, Column.Addresses _, Column.Symbols _, Column.SameText _ ->
          throw new IllegalStateException("every record has a start");
    };
  }

  @Override
  public long bytes() {
    return out.size();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /// The lines of one batch, in memory that is used again.
  private static final class Lines extends ByteArrayOutputStream {
    byte[] bytes() {
      return buf;
    }

    int endOfLine(int from) {
      int at = from;
      while (at < count && buf[at] != '\n') {
        at++;
      }
      if (at == count) {
        throw new IllegalStateException("there are fewer lines than records");
      }
      return at;
    }
  }
}
