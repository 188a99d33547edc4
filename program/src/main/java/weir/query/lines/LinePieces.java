package weir.query.lines;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import weir.model.aws.Fault;

/// A file's text in pieces of whole lines, without the header lines. Used by one reader.
final class LinePieces implements AutoCloseable {
  /// The longest row that Athena reads.
  static final int LONGEST_LINE = 32 << 20;

  private static final int PIECE = 1 << 18;

  private final String name;
  private final InputStream text;
  private final LineSplit split;
  private int headerLines;
  private byte[] buffer = new byte[PIECE + 2 * Cells.MARGIN];
  private int from = Cells.MARGIN;
  private int to = Cells.MARGIN;
  private int line;
  private boolean begun;
  private boolean ended;

  /// @param name what faults call the file
  LinePieces(String name, InputStream text, LineSplit split, int headerLines) {
    this.name = name;
    this.text = text;
    this.split = split;
    this.headerLines = headerLines;
  }

  byte[] buffer() {
    return buffer;
  }

  /// The next lines.
  ///
  /// @param most how many are wanted
  /// @return how many there are, the last of them before line [#taken]; 0 at the end of the file
  int take(int most) throws IOException {
    while (!begun || line == split.lines()) {
      if (!nextPiece()) {
        return 0;
      }
      int header = Math.min(headerLines, split.lines());
      headerLines -= header;
      line = header;
    }
    int taken = Math.min(most, split.lines() - line);
    line += taken;
    return taken;
  }

  /// How many lines of the piece [#take] has handed out.
  int taken() {
    return line;
  }

  private boolean nextPiece() throws IOException {
    from = begun ? split.behind() : from;
    begun = true;
    while (true) {
      fill();
      split.scan(buffer, from, to);
      if (split.lines() > 0) {
        return true;
      }
      if (ended) {
        return false;
      }
      grow();
    }
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, from, buffer, Cells.MARGIN, to - from);
    to = Cells.MARGIN + to - from;
    from = Cells.MARGIN;
    int limit = buffer.length - Cells.MARGIN;
    while (to < limit && !ended) {
      int count = text.read(buffer, to, limit - to);
      if (count >= 0) {
        to += count;
        continue;
      }
      ended = true;
      if (to > from && buffer[to - 1] != '\n') {
        buffer[to++] = '\n';
      }
    }
  }

  private void grow() {
    if (buffer.length > LONGEST_LINE) {
      throw new Fault.Corrupt(
          name + " has a line of more than " + (LONGEST_LINE >> 20) + " MB, the longest row");
    }
    buffer = Arrays.copyOf(buffer, 2 * buffer.length);
  }

  /// Where a line begins.
  int start(int lineNumber) {
    return split.separators()[split.separatorBefore(lineNumber)] + 1;
  }

  /// Where a line ends; a carriage return before the newline is no part of it.
  int end(int lineNumber) {
    int end = split.separators()[split.separatorBehind(lineNumber)];
    return end > start(lineNumber) && buffer[end - 1] == '\r' ? end - 1 : end;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
