package weir.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import weir.model.aws.Fault;

/// The folder of everything that a service keeps. It is for its owner's eyes only, and belongs to
/// one process until that ends, however it ends.
final class StateFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel lock;

  private StateFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Makes the folder when it is missing, and takes it.
  static StateFolder take(Path folder) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new Fault.Unavailable(
            "the state in "
                + folder
                + " is used by another Weir; stop that one, or give this one a --state of its own");
      }
      return new StateFolder(folder, channel);
    } catch (IOException refused) {
      throw new Fault.Unavailable(
          "cannot use " + folder + " for the state: " + refused.getMessage(), refused);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException mine) {
      return false;
    }
  }

  Path path() {
    return folder;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException unclean) {
      throw new UncheckedIOException(unclean);
    }
  }
}
