package weir.store.records;

import java.util.Arrays;
import weir.model.flow.Column;

/// The values of one column that make up a row group, collected until the group is full, then
/// turned into a dictionary and indexes or into plain values. Written by one writer; reused group
/// after group.
abstract sealed class ColumnChunk permits NumberChunk, AddressChunk, SymbolChunk, TextChunk {
  private final TableColumn column;
  private int[] levels = new int[0];
  private int rows;
  private int present;

  ColumnChunk(TableColumn column) {
    this.column = column;
  }

  static ColumnChunk of(TableColumn column) {
    return switch (column.kind()) {
      case INT32, INT64, GROWING -> new NumberChunk(column);
      case ADDRESSES -> new AddressChunk(column);
      case SYMBOLS -> new SymbolChunk(column);
      case TEXTS -> new TextChunk(column);
    };
  }

  final TableColumn column() {
    return column;
  }

  final int rows() {
    return rows;
  }

  /// Rows with a value.
  final int present() {
    return present;
  }

  /// 1 for each row with a value, 0 for the others; of use when some row has none.
  final int[] levels() {
    return levels;
  }

  /// Counts rows that all have a value and that the subclass has taken itself.
  final void grow(int more) {
    rows += more;
    present += more;
  }

  /// Takes the column's rows from `from` to before `to`.
  final void append(Column values, int from, int to) {
    int behind = rows + to - from;
    if (levels.length < behind) {
      levels = Arrays.copyOf(levels, Math.max(behind, 2 * levels.length));
    }
    if (values instanceof Column.SameText same && same.value() == null) {
      Arrays.fill(levels, rows, behind, 0);
    } else {
      present = collect(values, new Rows(from, to, rows, present), levels);
    }
    rows = behind;
  }

  /// Which rows of a batch's column to take.
  ///
  /// @param from the first
  /// @param to behind the last
  /// @param level where the first row's level belongs
  /// @param kept how many values are kept from rows before
  record Rows(int from, int to, int level, int kept) {
    int count() {
      return to - from;
    }
  }

  /// Keeps the values of rows that have one, sets every row's level, and answers how many values
  /// are kept now.
  abstract int collect(Column column, Rows rows, int[] levels);

  /// Turns the collected values into what pages hold.
  abstract void encode(EncodedChunk target);

  /// Begins another row group.
  void clear() {
    rows = 0;
    present = 0;
  }

  final IllegalArgumentException misfit(Column values) {
    return new IllegalArgumentException(
        "a " + values.getClass().getSimpleName() + " column for " + column.name());
  }
}
