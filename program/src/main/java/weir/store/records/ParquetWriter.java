package weir.store.records;

import java.io.IOException;
import java.io.OutputStream;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordFormat;

/// Writes flow records as a Parquet file like AWS's: a nullable column per field of the format,
/// underscores in names, null for what is absent. Used by one thread.
///
/// Nothing is allocated per record. The file is complete once [#close] has returned; the stream
/// below is flushed but stays open.
public final class ParquetWriter implements AutoCloseable {
  /// Rows of a row group, except the last.
  static final int ROW_GROUP_ROWS = 1 << 17;

  private final RecordFormat format;
  private final ParquetTableWriter table;
  private int rows;

  public ParquetWriter(OutputStream out, RecordFormat format, ParquetCodec codec)
      throws IOException {
    this.format = format;
    this.table =
        new ParquetTableWriter(out, format.fields().stream().map(TableColumn::of).toList(), codec);
  }

  /// Adds records. What the format does not name is left out.
  public void write(RecordBatch batch) throws IOException {
    int from = 0;
    while (from < batch.rows()) {
      int to = Math.min(batch.rows(), from + ROW_GROUP_ROWS - rows);
      for (int i = 0; i < format.fields().size(); i++) {
        table.add(i, batch.column(format.fields().get(i)), from, to);
      }
      rows += to - from;
      from = to;
      if (rows == ROW_GROUP_ROWS) {
        endRowGroup();
      }
    }
  }

  private void endRowGroup() throws IOException {
    rows = 0;
    table.endRowGroup();
  }

  /// Bytes written so far; what is still being collected for a row group is not among them.
  public long bytesWritten() {
    return table.bytesWritten();
  }

  /// Writes what is left and the footer.
  @Override
  public void close() throws IOException {
    try (table) {
      if (rows > 0) {
        endRowGroup();
      }
    }
  }
}
