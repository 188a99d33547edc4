package weir.store.records;

import java.io.IOException;

/// A data page: which of its rows have a value, and the values, decoded as far as they are asked
/// for. Used by one reader.
final class ParquetPage {
  private final Layout layout;
  private final int[] levels;
  private final int present;
  private final ByteCursor encoded;
  private final RawValues dictionary;
  private final DictionaryIndexes indexes;
  private RawValues values = RawValues.NONE;

  /// Where pages come from, one after the other.
  interface Source {
    ParquetPage next() throws IOException;
  }

  /// What a page's header says.
  ///
  /// @param type physical type of the values
  record Layout(int rows, int encoding, int type) {
    boolean isIndexed() {
      return encoding == ParquetFormat.PLAIN_DICTIONARY || encoding == ParquetFormat.RLE_DICTIONARY;
    }
  }

  private ParquetPage(
      Layout layout,
      int[] levels,
      int present,
      ByteCursor encoded,
      RawValues dictionary,
      DictionaryIndexes indexes) {
    this.layout = layout;
    this.levels = levels;
    this.present = present;
    this.encoded = encoded;
    this.dictionary = dictionary;
    this.indexes = indexes;
  }

  /// A page of no rows.
  static ParquetPage none() {
    return new ParquetPage(
        new Layout(0, ParquetFormat.PLAIN, ParquetFormat.INT64),
        new int[0],
        0,
        new ByteCursor(new byte[0], 0, 0),
        RawValues.NONE,
        DictionaryIndexes.NONE);
  }

  /// @param levels 1 for each row with a value, 0 for the others; empty when every row has one
  /// @param encoded the values
  /// @param dictionary what indexes point into
  static ParquetPage of(Layout layout, int[] levels, ByteCursor encoded, RawValues dictionary)
      throws DamagedParquetException {
    int present = levels.length == 0 ? layout.rows() : 0;
    for (int level : levels) {
      present += level;
    }
    DictionaryIndexes indexes =
        layout.isIndexed() && present > 0
            ? DictionaryIndexes.of(encoded, encoded.u8(), present, dictionary.count())
            : DictionaryIndexes.NONE;
    return new ParquetPage(layout, levels, present, encoded, dictionary, indexes);
  }

  int rows() {
    return layout.rows();
  }

  /// Whether every row has a value.
  boolean isFull() {
    return present == layout.rows();
  }

  /// 1 for each row with a value, 0 for the others; of no use in a full page.
  int[] levels() {
    return levels;
  }

  /// Whether the values are entries of the dictionary.
  boolean isIndexed() {
    return indexes.count() > 0;
  }

  /// Which entry of the dictionary each value is; none when the values are plain.
  DictionaryIndexes indexes() {
    return indexes;
  }

  RawValues dictionary() {
    return dictionary;
  }

  /// The values themselves, without those that are entries of the dictionary.
  RawValues values() throws DamagedParquetException {
    if (values.count() == 0 && present > 0 && !isIndexed()) {
      ByteCursor in = encoded.copy();
      values =
          switch (layout.encoding()) {
            case ParquetFormat.PLAIN -> RawValues.plain(in, layout.type(), present);
            case ParquetFormat.DELTA_BINARY_PACKED ->
                RawValues.ofNumbers(new DeltaInput(in, present).all());
            case ParquetFormat.DELTA_LENGTH_BYTE_ARRAY -> RawValues.texts(in, present);
            default ->
                throw new DamagedParquetException(
                    "has a page in encoding number "
                        + layout.encoding()
                        + ", which Weir cannot read");
          };
    }
    return values;
  }

  /// Some of the values, whether the page or the dictionary has them.
  ///
  /// @param places which values of the page, ascending, of use up to `count`
  RawValues picked(int[] places, int count) throws DamagedParquetException {
    if (isIndexed()) {
      DictionaryIndexes.Walk walk = indexes.walk();
      int[] entries = new int[count];
      for (int i = 0; i < count; i++) {
        entries[i] = walk.at(places[i]);
      }
      return dictionary.picked(entries, count);
    }
    boolean undecoded = values.count() == 0 && present > 0;
    return undecoded && layout.encoding() == ParquetFormat.DELTA_BINARY_PACKED
        ? RawValues.ofNumbers(new DeltaInput(encoded.copy(), present).at(places, count))
        : values().picked(places, count);
  }
}
