package weir.api.cloudtrail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Lines of a stream with their offsets. Used by one thread.
final class ForwardLines {
  private final InputStream in;
  private long next;
  private long offset;
  private String line = "";

  ForwardLines(InputStream in) {
    this.in = in;
  }

  /// Goes on to the next line that has an end.
  boolean next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    offset = next;
    for (int c = in.read(); c >= 0; c = in.read()) {
      next++;
      if (c == '\n') {
        line = bytes.toString(StandardCharsets.UTF_8);
        return true;
      }
      bytes.write(c);
    }
    return false;
  }

  String line() {
    return line;
  }

  /// Of the line's first byte.
  long offset() {
    return offset;
  }
}
