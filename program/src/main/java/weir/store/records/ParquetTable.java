package weir.store.records;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import weir.model.aws.Fault;
import weir.model.flow.Column;
import weir.model.flow.RecordField;

/// A flat Parquet file that is read column by column and row group by row group. Used by one
/// thread.
///
/// Reading throws [Fault.Corrupt] when the file is damaged, and [IOException] when its bytes cannot
/// be had.
public final class ParquetTable implements AutoCloseable {
  private final String name;
  private final ParquetSource source;
  private final PageUnpacker unpacker = new PageUnpacker();
  private final ParquetMetadata metadata;

  private ParquetTable(String name, ParquetSource source, ParquetMetadata metadata) {
    this.name = name;
    this.source = source;
    this.metadata = metadata;
  }

  interface Reading<T> {
    T read() throws IOException;
  }

  /// Reads the footer; closing the table closes the source.
  ///
  /// @param name what faults call the file
  public static ParquetTable open(String name, ParquetSource source) throws IOException {
    try {
      return new ParquetTable(name, source, guarded(name, () -> ParquetMetadata.read(source)));
    } catch (IOException | RuntimeException unreadable) {
      source.close();
      throw unreadable;
    }
  }

  static <T> T guarded(String name, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (DamagedParquetException damaged) {
      throw new Fault.Corrupt(name + ": Parquet file " + damaged.getMessage());
    } catch (EOFException _) {
      throw new Fault.Corrupt(name + ": Parquet file breaks off");
    }
  }

  public int rowGroups() {
    return metadata.rowGroups().size();
  }

  public int rows(int rowGroup) {
    return (int) metadata.rowGroups().get(rowGroup).rows();
  }

  /// The numbers that some rows have in a column, [Column.Numbers#NONE] where absent.
  ///
  /// @param rows which rows, ascending
  public long[] numbers(int rowGroup, String column, int[] rows) throws IOException {
    return column(rowGroup, column).numbers(rows);
  }

  /// The values that some rows have in a column, as one of another type or of the same.
  ///
  /// @param rows ascending
  public Column read(int rowGroup, String column, RecordField.Type type, int[] rows)
      throws IOException {
    return column(rowGroup, column).read(type, rows);
  }

  /// A column, to be read as far as it is needed.
  public StoredColumn column(int rowGroup, String column) throws IOException {
    return StoredColumn.open(name, () -> pages(rowGroup, column), rows(rowGroup));
  }

  /// The texts of a column of [TableColumn.Kind#TEXTS] as they lie in the file.
  public TextRun texts(int rowGroup, String column) throws IOException {
    return guarded(
        name,
        () -> {
          int rows = rows(rowGroup);
          ParquetPage page = pages(rowGroup, column).next();
          RawValues values = page.values();
          if (page.isIndexed() || values.count() != rows || values.isNumbers()) {
            throw new DamagedParquetException("has a column " + column + " that is not one run");
          }
          int[] offsets = new int[rows + 1];
          System.arraycopy(values.starts(), 0, offsets, 0, rows);
          offsets[rows] = values.ends()[rows - 1];
          for (int i = 1; i < rows; i++) {
            if (values.ends()[i - 1] != offsets[i]) {
              throw new DamagedParquetException("has gaps between the texts of " + column);
            }
          }
          return new TextRun(values.bytes(), offsets, rows);
        });
  }

  private ParquetPageReader pages(int rowGroup, String column) throws DamagedParquetException {
    Optional<ParquetMetadata.Leaf> leaf =
        metadata.columns().stream().filter(c -> c.name().equals(column)).findAny();
    ParquetMetadata.RowGroup group = metadata.rowGroups().get(rowGroup);
    for (ParquetMetadata.Chunk chunk : group.chunks()) {
      if (chunk.name().equals(column)
          && leaf.isPresent()
          && chunk.type() == leaf.get().type()
          && chunk.values() == group.rows()) {
        return new ParquetPageReader(source, unpacker, chunk, leaf.get().nullable());
      }
    }
    throw new DamagedParquetException("lacks column " + column + " in a row group");
  }

  @Override
  public void close() throws IOException {
    unpacker.close();
    source.close();
  }
}
