package weir.store.objects;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/// The bytes of one version of an object, whatever happens to its key meanwhile. Used by one
/// thread.
public final class ObjectBody implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 << 10;

  private final StoredObject object;
  private final FileChannel file;
  private @Nullable SealedInput sealed;

  ObjectBody(StoredObject object, FileChannel file) {
    this.object = object;
    this.file = file;
  }

  public StoredObject object() {
    return object;
  }

  /// Gets the key of an encrypted object, so that a refusal comes before the first byte.
  public void unlock(DataKeys keys) throws IOException {
    ObjectEncryption encryption = object.metadata().content().encryption();
    if (encryption != null && sealed == null) {
      sealed = new SealedInput(file, keys.unwrap(encryption), object.sizeBytes());
    }
  }

  /// Writes a range of the bytes as the client knows them.
  public void writeTo(OutputStream out, long offset, long length) throws IOException {
    if (object.metadata().content().encryption() != null) {
      SealedInput unlocked = sealed;
      if (unlocked == null) {
        throw new IllegalStateException("the body is locked");
      }
      unlocked.writeTo(out, offset, length);
      return;
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, length));
    long at = offset;
    long end = offset + length;
    while (at < end) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
      int read = file.read(buffer, at);
      if (read <= 0) {
        throw new EOFException(
            "the file of " + object.name() + " ends at " + at + " instead of " + end);
      }
      out.write(buffer.array(), 0, read);
      at += read;
    }
  }

  /// A range of the bytes to be read.
  public java.io.InputStream stream(long offset, long length) {
    return new BodyInput(this, offset, length);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
