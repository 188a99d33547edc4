package weir.store.objects;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// A range of a body as a stream, a few chunks at a time.
final class BodyInput extends InputStream {
  private static final int STEP_BYTES = 4 * SealedLayout.CHUNK_BYTES;

  private final ObjectBody body;
  private final long end;
  private long next;
  private byte[] buffer = {};
  private int at;

  BodyInput(ObjectBody body, long offset, long length) {
    this.body = body;
    this.next = offset;
    this.end = offset + length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (at == buffer.length) {
      if (next == end) {
        return -1;
      }
      int step = (int) Math.min(STEP_BYTES - next % SealedLayout.CHUNK_BYTES, end - next);
      ByteArrayOutputStream out = new ByteArrayOutputStream(step);
      body.writeTo(out, next, step);
      buffer = out.toByteArray();
      at = 0;
      next += step;
    }
    int step = Math.min(length, buffer.length - at);
    System.arraycopy(buffer, at, bytes, offset, step);
    at += step;
    return step;
  }
}
