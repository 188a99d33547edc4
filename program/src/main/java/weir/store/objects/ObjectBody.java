package weir.store.objects;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/// The bytes of one version of an object, whatever happens to its key meanwhile. Used by one
/// thread.
public final class ObjectBody implements AutoCloseable {
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
    WritableByteChannel target = Channels.newChannel(out);
    long at = offset;
    long end = offset + length;
    while (at < end) {
      long step = file.transferTo(at, end - at, target);
      if (step <= 0) {
        throw new java.io.EOFException(
            "the file of " + object.name() + " ends at " + at + " instead of " + end);
      }
      at += step;
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
