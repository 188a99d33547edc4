package weir.api.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A request's body that knows whether anybody asked for it, and whether it was read to its end.
/// Used by one thread at a time.
final class AskedBody extends FilterInputStream {
  private boolean asked;
  private boolean atEnd;

  AskedBody(InputStream body) {
    super(body);
  }

  boolean isAsked() {
    return asked;
  }

  boolean isAtEnd() {
    return atEnd;
  }

  @Override
  public int read() throws IOException {
    asked = true;
    return noted(in.read());
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    asked = true;
    return noted(in.read(bytes, from, count));
  }

  private int noted(int read) {
    atEnd |= read < 0;
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    asked = true;
    return in.skip(count);
  }

  /// The connection is the server's to close: what follows on it is another request's.
  @Override
  public void close() {
    // A body that is left is read to its end by [RestOfBody].
  }
}
