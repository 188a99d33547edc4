package weir.store.objects;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// The folder of an object store, which one process has at a time. Below `.weir` lies what is not a
/// current version: `tmp` for bytes on their way, `versions`, `uploads`, and `sides` for long
/// metadata.
final class StoreFolder implements AutoCloseable {
  private final Path root;
  private final FileChannel lock;

  /// There while the store was closed in order; without it the last process was cut off.
  private final Path closed;

  private final boolean wasCutOff;

  /// @throws Fault.Unavailable when another process has it
  StoreFolder(Path root) throws IOException {
    this.root = root.toAbsolutePath().normalize();
    Files.createDirectories(own("sides"));
    this.lock = lock(own("lock"));
    this.closed = own("closed");
    this.wasCutOff = !Files.deleteIfExists(closed);
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException mine) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new Fault.Unavailable(
          "the object store in " + Disk.parent(Disk.parent(file)) + " is open in another process");
    }
    return channel;
  }

  /// In which the buckets are.
  Path root() {
    return root;
  }

  /// What is not a bucket: `tmp`.
  Path own(String name) {
    return root.resolve(".weir").resolve(name);
  }

  /// Whether the process that had it before did not close it.
  boolean wasCutOff() {
    return wasCutOff;
  }

  @Override
  public void close() {
    try {
      if (lock.isOpen()) {
        Files.write(closed, new byte[0]);
      }
      lock.close();
    } catch (IOException unclean) {
      throw Disk.failed("closing the object store", unclean);
    }
  }
}
