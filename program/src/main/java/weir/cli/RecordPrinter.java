package weir.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import weir.model.flow.Column;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.model.flow.RecordSink;
import weir.model.flow.TrafficType;
import weir.store.records.RecordJsonWriter;
import weir.store.records.RecordTextWriter;

/// Prints records as they come. Used by one thread.
final class RecordPrinter implements RecordSink {
  /// Writes a batch in one notation.
  private interface Writer {
    void write(RecordBatch batch) throws IOException;
  }

  private final RecordFormat format;
  private final TrafficType kept;
  private final Writer writer;
  private final OutputStream out;
  private boolean headerOwed;

  private RecordPrinter(
      RecordFormat format, TrafficType kept, boolean header, Writer writer, OutputStream out) {
    this.format = format;
    this.kept = kept;
    this.headerOwed = header;
    this.writer = writer;
    this.out = out;
  }

  static RecordPrinter text(
      RecordFormat format, TrafficType kept, boolean header, OutputStream out) {
    RecordTextWriter text = new RecordTextWriter(format);
    return new RecordPrinter(format, kept, header, batch -> text.write(batch, out), out);
  }

  static RecordPrinter json(RecordFormat format, TrafficType kept, OutputStream out) {
    RecordJsonWriter json = new RecordJsonWriter(format);
    return new RecordPrinter(format, kept, false, batch -> json.write(batch, out), out);
  }

  @Override
  public boolean accept(InterfaceWindow window, RecordBatch records) {
    try {
      writeHeader();
      writer.write(format.stamp(filtered(records)));
      return true;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Writes the header when no record came, and hands on what is buffered.
  void finish() throws IOException {
    writeHeader();
    out.flush();
  }

  private void writeHeader() throws IOException {
    if (headerOwed) {
      headerOwed = false;
      new RecordTextWriter(format).writeHeader(out);
    }
  }

  /// The records that the filter keeps; NODATA and SKIPDATA records pass every filter.
  private RecordBatch filtered(RecordBatch records) {
    if (kept == TrafficType.ALL) {
      return records;
    }
    Column action = records.column(RecordField.ACTION);
    int[] positions = new int[records.rows()];
    int count = 0;
    for (int row = 0; row < records.rows(); row++) {
      if (action.isAbsent(row) || action.text(row).equals(kept.name())) {
        positions[count++] = row;
      }
    }
    return records.select(positions, count);
  }
}
