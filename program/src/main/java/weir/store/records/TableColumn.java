package weir.store.records;

import weir.model.flow.RecordField;

/// A column of a Parquet table.
///
/// @param packed whether numbers for which a dictionary does not pay are written as packed
///   differences: smaller, and not known to every old reader
public record TableColumn(String name, Kind kind, boolean packed) {
  public TableColumn(String name, Kind kind) {
    this(name, kind, false);
  }

  public TableColumn withPackedNumbers() {
    return new TableColumn(name, kind, true);
  }

  /// What a column holds, and how.
  public enum Kind {
    /// Numbers of 32 bits.
    INT32,
    /// Numbers of 64 bits.
    INT64,
    /// Numbers of 64 bits that mostly grow by little: differences are written.
    GROWING,
    /// Texts that come again and again, through a dictionary where one pays.
    SYMBOLS,
    /// IP addresses as text.
    ADDRESSES,
    /// Texts that hardly ever come again, back to back.
    TEXTS
  }

  /// The column of a field of flow records.
  public static TableColumn of(RecordField field) {
    return new TableColumn(
        field.columnName(),
        switch (field.type()) {
          case INT32 -> Kind.INT32;
          case INT64 -> Kind.INT64;
          case STRING -> Kind.SYMBOLS;
          case ADDRESS -> Kind.ADDRESSES;
        });
  }

  boolean isNumber() {
    return switch (kind) {
      case INT32, INT64, GROWING -> true;
      case SYMBOLS, ADDRESSES, TEXTS -> false;
    };
  }

  int physicalType() {
    return switch (kind) {
      case INT32 -> ParquetFormat.INT32;
      case INT64, GROWING -> ParquetFormat.INT64;
      case SYMBOLS, ADDRESSES, TEXTS -> ParquetFormat.BYTE_ARRAY;
    };
  }
}
