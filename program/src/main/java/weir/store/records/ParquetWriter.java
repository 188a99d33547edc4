package weir.store.records;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// Writes flow records as a Parquet file like AWS's: a nullable column per field of the format,
/// underscores in names, null for what is absent; dictionaries where they make the file smaller,
/// and the bounds of every column so that readers can skip. Used by one thread.
///
/// Memory is bounded by one row group. Nothing is allocated per record. The file is complete once
/// [#close] has returned; the stream below is flushed but stays open.
public final class ParquetWriter implements AutoCloseable {
  /// Rows of a row group, except the last.
  static final int ROW_GROUP_ROWS = 1 << 17;

  private final OutputStream out;
  private final ParquetFooter footer;
  private final ParquetPages pages;
  private final List<ColumnChunk> chunks;
  private final ByteSink bytes = new ByteSink(1 << 20);
  private long position;
  private int rows;
  private boolean closed;

  public ParquetWriter(OutputStream out, RecordFormat format, ParquetCodec codec)
      throws IOException {
    this.out = out;
    this.footer = new ParquetFooter(format, codec);
    this.pages = new ParquetPages(codec);
    this.chunks = format.fields().stream().map(ColumnChunk::of).toList();
    out.write(ParquetFormat.MAGIC);
    position = ParquetFormat.MAGIC.length;
  }

  /// Adds records. What the format does not name is left out.
  public void write(RecordBatch batch) throws IOException {
    int from = 0;
    while (from < batch.rows()) {
      int to = Math.min(batch.rows(), from + ROW_GROUP_ROWS - rows);
      for (ColumnChunk chunk : chunks) {
        RecordField field = chunk.field();
        chunk.append(batch.column(field), from, to);
      }
      rows += to - from;
      from = to;
      if (rows == ROW_GROUP_ROWS) {
        endRowGroup();
      }
    }
  }

  private void endRowGroup() throws IOException {
    List<ParquetFooter.Chunk> written = new ArrayList<>(chunks.size());
    for (ColumnChunk chunk : chunks) {
      bytes.clear();
      written.add(pages.write(chunk, bytes, position));
      flush();
      chunk.clear();
    }
    footer.add(written);
    rows = 0;
  }

  private void flush() throws IOException {
    bytes.writeTo(out);
    position += bytes.size();
  }

  /// Bytes written so far; what is still being collected for a row group is not among them.
  public long bytesWritten() {
    return position;
  }

  /// Writes what is left and the footer.
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (pages) {
      if (rows > 0) {
        endRowGroup();
      }
    }
    bytes.clear();
    footer.write(bytes);
    int length = bytes.size();
    bytes.putInt(length);
    bytes.put(ParquetFormat.MAGIC, 0, ParquetFormat.MAGIC.length);
    flush();
    out.flush();
  }
}
