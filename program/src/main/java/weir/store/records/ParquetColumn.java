package weir.store.records;

import java.io.IOException;
import weir.model.flow.Column;

/// One wanted column of the row group that is being read: its pages in turn, cut into batches.
/// Written by one reader.
final class ParquetColumn {
  private final ParquetPageReader pages;
  private final FieldValues values;
  private ParquetPageReader.Page page =
      new ParquetPageReader.Page(0, new int[0], new int[0], RawValues.ofNumbers(new long[0]));
  private int row;
  private int value;
  private long unreadable;

  ParquetColumn(ParquetPageReader pages, FieldValues values) {
    this.pages = pages;
    this.values = values;
  }

  /// The next rows.
  Column next(int rows) throws IOException {
    values.begin(rows);
    int at = 0;
    while (at < rows) {
      if (row == page.rows()) {
        nextPage();
      }
      int count = Math.min(rows - at, page.rows() - row);
      put(at, count);
      at += count;
    }
    return values.take();
  }

  private void put(int at, int count) {
    int[] levels = page.levels();
    int[] indexes = page.indexes();
    boolean indexed = page.isIndexed();
    for (int i = 0; i < count; i++) {
      if (levels[row + i] != 0) {
        values.put(at + i, indexed ? indexes[value] : value, indexed);
        value++;
      }
    }
    row += count;
  }

  private void nextPage() throws IOException {
    page = pages.next();
    row = 0;
    value = 0;
    pages.takeDictionary().ifPresent(dictionary -> unreadable += values.convert(dictionary, true));
    if (!page.isIndexed()) {
      unreadable += values.convert(page.values(), false);
    }
  }

  /// Values, or dictionary entries, that were not of the field's type.
  long unreadable() {
    return unreadable;
  }
}
