package weir.store.objects;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bytes of an upload's parts, one after the other. One part is open at a time: an upload may
/// have more parts than a process may have files.
final class PartsInput extends InputStream {
  private final MultipartUploads uploads;
  private final Upload upload;
  private final Iterator<Upload.Part> left;
  private final DataKeys keys;
  private @Nullable ObjectBody body;
  private InputStream bytes = InputStream.nullInputStream();

  /// @param keys of the caller, which open encrypted parts
  PartsInput(MultipartUploads uploads, Upload upload, List<Upload.Part> parts, DataKeys keys) {
    this.uploads = uploads;
    this.upload = upload;
    this.left = parts.iterator();
    this.keys = keys;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = bytes.read(into, offset, length);
    while (read < 0 && left.hasNext()) {
      open(left.next());
      read = bytes.read(into, offset, length);
    }
    return read;
  }

  private void open(Upload.Part part) throws IOException {
    close();
    ObjectBody next = uploads.open(upload, part);
    body = next;
    next.unlock(keys);
    bytes = new BodyInput(next, 0, next.object().sizeBytes());
  }

  @Override
  public void close() throws IOException {
    ObjectBody open = body;
    body = null;
    if (open != null) {
      open.close();
    }
  }
}
