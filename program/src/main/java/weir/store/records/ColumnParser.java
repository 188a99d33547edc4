package weir.store.records;

import weir.model.flow.Column;
import weir.model.flow.RecordField;

/// Makes one column of a batch out of one column of text lines. Written by its reader only; arrays
/// that went out in a batch are not written to again.
sealed interface ColumnParser permits NumberParser, AddressParser, SymbolParser {
  /// A parser for a field's type.
  static ColumnParser of(RecordField field) {
    return switch (field.type()) {
      case INT32 -> new NumberParser(field.fieldName(), Integer.MAX_VALUE);
      case INT64 -> new NumberParser(field.fieldName(), Long.MAX_VALUE);
      case ADDRESS -> new AddressParser(field.fieldName());
      case STRING -> new SymbolParser(field.fieldName());
    };
  }

  /// Makes sure that there is space for `rows` rows; if not, makes it for `room`.
  void reserve(int rows, int room);

  /// Reads the column with this number out of all rows and puts them at `row` and behind.
  void parse(TextRows rows, int column, int row);

  /// Closes the gap that faulty rows left, among those from `row` on.
  void dropFaulty(TextRows rows, int row);

  /// Whether the batch should end because this column's distinct texts fill their memory.
  boolean isFull();

  /// The column so far; the next value begins another.
  Column take();
}
