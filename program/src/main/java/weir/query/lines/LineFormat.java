package weir.query.lines;

/// Takes a line apart. Used by one reader.
interface LineFormat {
  /// Puts the line's cells into a row, every wanted one or NULL.
  ///
  /// @return whether the line is a row
  boolean parse(byte[] bytes, int start, int end, Cells cells, int row);
}
