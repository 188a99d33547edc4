package weir.store.records;

import java.io.IOException;
import java.util.Optional;
import weir.model.flow.Column;
import weir.model.flow.RecordField;

/// One column of one row group, read from the file no further than it is asked for, and once. Used
/// by one thread.
///
/// Reading throws [weir.model.aws.Fault.Corrupt] when the file is damaged, and [IOException] when
/// its bytes cannot be had.
public final class StoredColumn {
  private final String file;
  private final Pages pages;
  private final int rows;
  private final ParquetPageReader reader;

  /// The distinct values, when the first page has all rows and they point into them.
  private final Optional<RawValues> distinct;

  private ParquetPage first = ParquetPage.none();
  private boolean hasFirst;

  /// How to read the column from its beginning.
  interface Pages {
    ParquetPageReader open() throws DamagedParquetException;
  }

  private StoredColumn(
      String file, Pages pages, int rows, ParquetPageReader reader, Optional<RawValues> distinct) {
    this.file = file;
    this.pages = pages;
    this.rows = rows;
    this.reader = reader;
    this.distinct = distinct;
  }

  static StoredColumn open(String file, Pages pages, int rows) throws IOException {
    return ParquetTable.guarded(
        file,
        () -> {
          ParquetPageReader reader = pages.open();
          return new StoredColumn(file, pages, rows, reader, reader.soleDictionary(rows));
        });
  }

  /// The distinct values, if the column lists them. Some rows may have none of them.
  public Optional<RawValues> distinct() {
    return distinct;
  }

  /// Adds the rows that have one of some distinct values to a set; not to be asked without those.
  ///
  /// @param wanted by distinct value
  /// @param absent whether rows without a value are wanted too
  /// @param set a bit for each row
  public void mark(boolean[] wanted, boolean absent, long[] set) throws IOException {
    ParquetTable.guarded(
        file,
        () -> {
          ParquetPage page = first();
          if (page.isFull()) {
            page.indexes().mark(wanted, set);
            return page;
          }
          int[] indexes = page.indexes().all();
          int[] levels = page.levels();
          int value = 0;
          for (int row = 0; row < rows; row++) {
            boolean isWanted = levels[row] == 0 ? absent : wanted[indexes[value++]];
            set[row >>> 6] |= (isWanted ? 1L : 0L) << row;
          }
          return page;
        });
  }

  /// Every row, as of a type.
  public Column read(RecordField.Type type) throws IOException {
    return ParquetTable.guarded(file, () -> values(type).next(rows));
  }

  /// Some rows.
  ///
  /// @param numbers which, ascending
  public Column read(RecordField.Type type, int[] numbers) throws IOException {
    return numbers.length == rows
        ? read(type)
        : ParquetTable.guarded(file, () -> values(type).at(numbers));
  }

  /// The numbers that some rows have, [Column.Numbers#NONE] where absent.
  ///
  /// @param numbers which, ascending
  public long[] numbers(int[] numbers) throws IOException {
    return switch (read(RecordField.Type.INT64, numbers)) {
      case Column.Numbers read -> read.values();
      case Column.Addresses _, Column.Symbols _, Column.SameNumber _, Column.SameText _ ->
          throw new IllegalStateException("numbers are read as numbers");
    };
  }

  private ParquetColumn values(RecordField.Type type) throws IOException {
    ParquetPage whole = first();
    return new ParquetColumn(
        whole.rows() == rows ? () -> whole : pages.open(), FieldValues.of(type));
  }

  private ParquetPage first() throws IOException {
    if (!hasFirst) {
      first = reader.next();
      hasFirst = true;
    }
    return first;
  }
}
