package weir.query.lines;

/// Lines of OpenCSVSerde: a cell in quotes may hold separators, two quotes in it stand for one, and
/// an escape takes the byte behind it as it is when that is a quote or an escape. A row ends with
/// its line, also inside quotes. An empty cell is an empty text, never NULL.
final class CsvFormat implements LineFormat {
  private final byte separator;
  private final byte quote;
  private final byte escape;
  private byte[] cell = new byte[256];

  CsvFormat(byte separator, byte quote, byte escape) {
    this.separator = separator;
    this.quote = quote;
    this.escape = escape;
  }

  @Override
  public boolean parse(byte[] bytes, int start, int end, Cells cells, int row) {
    cells.setAllNull(row);
    if (cell.length < end - start) {
      cell = new byte[2 * (end - start)];
    }
    int column = 0;
    int length = 0;
    boolean quoted = false;
    for (int at = start; at < end; at++) {
      byte value = bytes[at];
      if (value == escape && escape != quote && at + 1 < end && isSpecial(bytes[at + 1])) {
        cell[length++] = bytes[++at];
      } else if (value == quote) {
        if (quoted && at + 1 < end && bytes[at + 1] == quote) {
          cell[length++] = bytes[++at];
        } else {
          quoted = !quoted;
        }
      } else if (value == separator && !quoted) {
        put(cells, row, column++, length);
        length = 0;
      } else {
        cell[length++] = value;
      }
    }
    put(cells, row, column, length);
    return true;
  }

  private boolean isSpecial(byte value) {
    return value == quote || value == escape;
  }

  private void put(Cells cells, int row, int column, int length) {
    int[] columns = cells.columns();
    for (int slot = 0; slot < columns.length; slot++) {
      if (columns[slot] == column) {
        cells.put(slot, row, cell, 0, length);
      }
    }
  }
}
