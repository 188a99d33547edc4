package weir.query.lines;

import java.util.Arrays;

/// Lines of LazySimpleSerDe with an escape: the byte behind it is taken as it is.
final class EscapedFormat implements LineFormat {
  private final byte delimiter;
  private final byte escape;
  private final byte[] nullText;
  private byte[] cell = new byte[256];

  EscapedFormat(Delimiters delimiters) {
    this.delimiter = delimiters.field();
    this.escape = (byte) delimiters.escape().orElseThrow();
    this.nullText = delimiters.nullBytes();
  }

  @Override
  public boolean parse(byte[] bytes, int start, int end, Cells cells, int row) {
    cells.setAllNull(row);
    int column = 0;
    int at = start;
    while (true) {
      int from = at;
      int length = 0;
      if (cell.length < end - from) {
        cell = new byte[2 * (end - from)];
      }
      while (at < end && bytes[at] != delimiter) {
        if (bytes[at] == escape && at + 1 < end) {
          at++;
          cell[length++] = unescaped(bytes[at]);
        } else {
          cell[length++] = bytes[at];
        }
        at++;
      }
      // What is NULL is told before the escapes are taken away: \N would read as N.
      boolean isNull = Arrays.equals(bytes, from, at, nullText, 0, nullText.length);
      put(cells, row, column++, length, isNull);
      if (at >= end) {
        return true;
      }
      at++;
    }
  }

  private static byte unescaped(byte behind) {
    return switch (behind) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> behind;
    };
  }

  private void put(Cells cells, int row, int column, int length, boolean isNull) {
    int[] columns = cells.columns();
    for (int slot = 0; slot < columns.length; slot++) {
      if (columns[slot] == column && !isNull) {
        cells.put(slot, row, cell, 0, length);
      }
    }
  }
}
