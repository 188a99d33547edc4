package weir.store.objects;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Bytes on their way to the disk, whose failures are the disk's and not the client's. Written by
/// one thread.
final class DiskOutput extends FilterOutputStream {
  DiskOutput(OutputStream out) {
    super(out);
  }

  /// @throws weir.model.aws.Fault.Unavailable when the disk refuses, such as when it is full
  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException refused) {
      throw Disk.failed("writing an object", refused);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException refused) {
      throw Disk.failed("writing an object", refused);
    }
  }
}
