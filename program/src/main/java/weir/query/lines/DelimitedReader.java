package weir.query.lines;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Lines whose columns a single byte separates: Hive's LazySimpleSerDe without an escape. Columns
/// are found by their place; a short line ends in NULLs, what a long one has too much is cut.
final class DelimitedReader implements CellReader {
  private final LineSplit split;
  private final LinePieces pieces;
  private final byte[] nullText;

  DelimitedReader(String name, InputStream text, Delimiters delimiters) {
    this.split = new LineSplit(delimiters.field());
    this.pieces = new LinePieces(name, text, split, delimiters.headerLines());
    this.nullText = delimiters.nullBytes();
  }

  @Override
  public int read(Cells cells) throws IOException {
    int rows = pieces.take(cells.capacity());
    byte[] buffer = pieces.buffer();
    cells.over(buffer);
    int first = pieces.taken() - rows;
    int[] separators = split.separators();
    for (int slot = 0; slot < cells.columns().length; slot++) {
      int column = cells.columns()[slot];
      int[] starts = cells.starts(slot);
      int[] ends = cells.ends(slot);
      for (int row = 0; row < rows; row++) {
        int before = split.separatorBefore(first + row) + column;
        int behind = split.separatorBehind(first + row);
        if (before >= behind) {
          cells.setNull(slot, row);
          continue;
        }
        int start = separators[before] + 1;
        int end = separators[before + 1];
        if (before + 1 == behind && end > start && buffer[end - 1] == '\r') {
          end--;
        }
        starts[row] = start;
        ends[row] = end;
        if (end - start == nullText.length
            && Arrays.equals(buffer, start, end, nullText, 0, nullText.length)) {
          cells.setNull(slot, row);
        }
      }
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    pieces.close();
  }
}
