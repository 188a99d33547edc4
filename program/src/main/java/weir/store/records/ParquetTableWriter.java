package weir.store.records;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import weir.model.flow.Column;

/// Writes a flat Parquet file, row group after row group: every column is nullable, dictionaries
/// where they make the file smaller, and the bounds of columns so that readers can skip. Used by
/// one thread.
///
/// Memory is bounded by one row group. The file is complete once [#close] has returned; the stream
/// below is flushed but stays open.
public final class ParquetTableWriter implements AutoCloseable {
  private final OutputStream out;
  private final ParquetFooter footer;
  private final ParquetPages pages;
  private final List<ColumnChunk> chunks;
  private final ByteSink bytes = new ByteSink(1 << 20);
  private long position;
  private boolean closed;

  public ParquetTableWriter(OutputStream out, List<TableColumn> columns, ParquetCodec codec)
      throws IOException {
    this.out = out;
    this.footer = new ParquetFooter(columns);
    this.pages = new ParquetPages(codec);
    this.chunks = columns.stream().map(ColumnChunk::of).toList();
    out.write(ParquetFormat.MAGIC);
    position = ParquetFormat.MAGIC.length;
  }

  /// Adds rows to a column of the row group that is being collected. Before [#endRowGroup], every
  /// column must have got as many.
  ///
  /// @param index the column's place among the table's columns
  public void add(int index, Column values, int from, int to) {
    chunks.get(index).append(values, from, to);
  }

  /// The same for a column of [TableColumn.Kind#TEXTS].
  public void add(int index, TextRun texts, int from, int to) {
    if (!(chunks.get(index) instanceof TextChunk chunk)) {
      throw new IllegalArgumentException("a run of texts for " + chunks.get(index).column());
    }
    chunk.append(texts, from, to);
  }

  /// Writes the rows collected so far.
  public void endRowGroup() throws IOException {
    List<ParquetFooter.Chunk> written = new ArrayList<>(chunks.size());
    int rows = chunks.getFirst().rows();
    for (ColumnChunk chunk : chunks) {
      if (chunk.rows() != rows) {
        throw new IllegalArgumentException(
            chunk.column() + " has " + chunk.rows() + " rows but others have " + rows);
      }
      bytes.clear();
      written.add(pages.write(chunk, bytes, position));
      flush();
      chunk.clear();
    }
    footer.add(written);
  }

  private void flush() throws IOException {
    bytes.writeTo(out);
    position += bytes.size();
  }

  /// Bytes written so far; what is still being collected for a row group is not among them.
  public long bytesWritten() {
    return position;
  }

  /// Writes the footer. Rows of a row group that was not ended are left out.
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    pages.close();
    bytes.clear();
    footer.write(bytes);
    int length = bytes.size();
    bytes.putInt(length);
    bytes.put(ParquetFormat.MAGIC, 0, ParquetFormat.MAGIC.length);
    flush();
    out.flush();
  }
}
