package weir.delivery;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import weir.model.flow.RecordBatch;
import weir.store.records.ParquetCodec;
import weir.store.records.ParquetWriter;
import weir.store.records.RecordTextWriter;

/// A file of records that is being written, in the form that its destination takes. Used by one
/// thread.
sealed interface RowOutput extends Closeable
    permits RowOutput.Text, RowOutput.Parquet, EventOutput {
  static RowOutput open(Path path, FlowLogFiles files) throws IOException {
    if (Target.of(files.target()).takesEvents()) {
      return new EventOutput(path, files);
    }
    return switch (files.options().format()) {
      case PLAIN_TEXT -> new Text(path, files);
      case PARQUET -> new Parquet(path, files);
    };
  }

  /// @param encodedBytes what the rows take in the spool
  void write(RecordBatch rows, int encodedBytes) throws IOException;

  /// About how long the file is with what has been written.
  long bytes();

  /// Gzip of a header line and a line per record.
  final class Text implements RowOutput {
    private final CountedOutput counted;
    private final OutputStream out;
    private final RecordTextWriter writer;

    private Text(Path path, FlowLogFiles files) throws IOException {
      counted = new CountedOutput(Files.newOutputStream(path));
      out = new GzipOutput(counted);
      writer = new RecordTextWriter(files.format());
      writer.writeHeader(out);
    }

    @Override
    public void write(RecordBatch rows, int encodedBytes) throws IOException {
      writer.write(rows, out);
    }

    @Override
    public long bytes() {
      return counted.bytes();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /// Parquet with gzip inside. Rows of a group that is still open count with their size in the
  /// spool.
  final class Parquet implements RowOutput {
    private final OutputStream out;
    private final ParquetWriter writer;
    private long groupedBytes;
    private long openBytes;

    private Parquet(Path path, FlowLogFiles files) throws IOException {
      out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
      writer = new ParquetWriter(out, files.format(), ParquetCodec.GZIP);
      groupedBytes = writer.bytesWritten();
    }

    @Override
    public void write(RecordBatch rows, int encodedBytes) throws IOException {
      writer.write(rows);
      openBytes += encodedBytes;
      if (writer.bytesWritten() != groupedBytes) {
        groupedBytes = writer.bytesWritten();
        openBytes = encodedBytes;
      }
    }

    @Override
    public long bytes() {
      return groupedBytes + openBytes;
    }

    @Override
    public void close() throws IOException {
      try (OutputStream _ = out) {
        writer.close();
      }
    }
  }
}
