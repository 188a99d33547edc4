package weir.query.lines;

import java.io.IOException;
import java.io.InputStream;

/// Reads lines one by one through a [LineFormat].
final class LineReader implements CellReader {
  private static final byte NO_DELIMITER = '\n';

  private final LinePieces pieces;
  private final LineFormat format;

  LineReader(String name, InputStream text, int headerLines, LineFormat format) {
    this.pieces = new LinePieces(name, text, new LineSplit(NO_DELIMITER), headerLines);
    this.format = format;
  }

  @Override
  public int read(Cells cells) throws IOException {
    cells.clear();
    int row = 0;
    while (row < cells.capacity()) {
      int lines = pieces.take(cells.capacity() - row);
      if (lines == 0) {
        break;
      }
      int first = pieces.taken() - lines;
      for (int line = first; line < first + lines; line++) {
        if (format.parse(pieces.buffer(), pieces.start(line), pieces.end(line), cells, row)) {
          row++;
        }
      }
    }
    return row;
  }

  @Override
  public void close() throws IOException {
    pieces.close();
  }
}
