package weir.capture.source;

import java.io.IOException;
import java.io.InputStream;

/// A stream of which some bytes were looked at already: they come first, then the rest.
final class ReplayedInput extends InputStream {
  private final CaptureBytes seen;
  private final InputStream rest;

  ReplayedInput(CaptureBytes seen, InputStream rest) {
    this.seen = seen;
    this.rest = rest;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int left = seen.end() - seen.at();
    if (left == 0) {
      return rest.read(into, offset, length);
    }
    int count = Math.min(left, length);
    System.arraycopy(seen.array(), seen.at(), into, offset, count);
    seen.consumeTo(seen.at() + count);
    return count;
  }

  /// Never 0: the JDK's GZIPInputStream takes 0 for the end and would leave out the members of a
  /// concatenated file that a pipe has not delivered yet.
  @Override
  public int available() {
    return 1;
  }

  @Override
  public void close() throws IOException {
    rest.close();
  }
}
