package weir.store.records;

import java.io.IOException;
import weir.model.flow.Column;

/// One wanted column of the row group that is being read: its pages in turn, cut into batches.
/// Written by one reader.
final class ParquetColumn {
  private final ParquetPage.Source pages;
  private final FieldValues values;
  private ParquetPage page = ParquetPage.none();

  /// The dictionary that was converted last.
  private RawValues dictionary = RawValues.NONE;

  private int row;
  private int value;
  private long unreadable;

  ParquetColumn(ParquetPage.Source pages, FieldValues values) {
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
        convert();
      }
      int count = Math.min(rows - at, page.rows() - row);
      put(at, count);
      at += count;
    }
    return values.take();
  }

  /// Some rows of the row group: those of these numbers, which ascend. Instead of [#next].
  Column at(int[] rows) throws IOException {
    values.begin(rows.length);
    int at = 0;
    int pageFrom = 0;
    while (at < rows.length) {
      while (rows[at] >= pageFrom + page.rows()) {
        pageFrom += page.rows();
        nextPage();
      }
      at = pick(rows, at, pageFrom);
    }
    return values.take();
  }

  /// Puts the rows that lie in the page and answers the first that does not.
  private int pick(int[] rows, int from, int pageFrom) throws DamagedParquetException {
    int[] present = new int[rows.length - from];
    int[] places = new int[rows.length - from];
    int count = 0;
    int place = 0;
    int passed = 0;
    int at = from;
    for (; at < rows.length && rows[at] - pageFrom < page.rows(); at++) {
      int wanted = rows[at] - pageFrom;
      if (page.isFull()) {
        place = wanted;
      } else {
        for (; passed < wanted; passed++) {
          place += page.levels()[passed];
        }
        if (page.levels()[wanted] == 0) {
          continue;
        }
      }
      present[count] = at;
      places[count++] = place;
    }
    put(present, places, count);
    return at;
  }

  /// Puts values of the page into rows. Of a dictionary that is longer than what is wanted, only
  /// that is converted.
  private void put(int[] rows, int[] places, int count) throws DamagedParquetException {
    if (page.isIndexed() && page.dictionary().count() <= count) {
      convert();
      DictionaryIndexes.Walk walk = page.indexes().walk();
      for (int i = 0; i < count; i++) {
        values.put(rows[i], walk.at(places[i]), true);
      }
      return;
    }
    unreadable += values.convert(page.picked(places, count), false);
    for (int i = 0; i < count; i++) {
      values.put(rows[i], i, false);
    }
  }

  private void put(int at, int count) throws DamagedParquetException {
    int[] indexes = page.indexes().all();
    if (page.isFull()) {
      values.putAll(at, indexes, value, count);
      value += count;
      row += count;
      return;
    }
    int[] levels = page.levels();
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
  }

  private void convert() throws DamagedParquetException {
    if (!page.isIndexed()) {
      unreadable += values.convert(page.values(), false);
    } else if (!page.dictionary().isSame(dictionary)) {
      dictionary = page.dictionary();
      unreadable += values.convert(dictionary, true);
    }
  }

  /// Values, or dictionary entries, that were not of the field's type.
  long unreadable() {
    return unreadable;
  }
}
