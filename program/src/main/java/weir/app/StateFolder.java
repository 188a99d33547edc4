package weir.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import weir.model.aws.Fault;

/// The folder of everything that a service keeps. It is for its owner's eyes only, and belongs to
/// one process until that ends, however it ends.
final class StateFolder implements AutoCloseable {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path folder;
  private final FileChannel lock;
  private final boolean temporary;

  private StateFolder(Path folder, FileChannel lock, boolean temporary) {
    this.folder = folder;
    this.lock = lock;
    this.temporary = temporary;
  }

  /// A folder that goes with [#close].
  static StateFolder temporary() {
    try {
      return take(Files.createTempDirectory("weir-serve-"), true);
    } catch (IOException refused) {
      throw new Fault.Unavailable(
          "cannot make a temporary folder: " + refused.getMessage(), refused);
    }
  }

  /// Makes the folder when it is missing, and takes it.
  static StateFolder take(Path folder) {
    return take(folder, false);
  }

  private static StateFolder take(Path folder, boolean temporary) {
    try {
      Files.createDirectories(folder, OWNER_ONLY);
      // Also when somebody else made it: what lies in it trusts that nobody else looks in.
      Files.setPosixFilePermissions(folder, OWNER_ONLY.value());
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
      return new StateFolder(folder, channel, temporary);
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

  /// A file in a folder of its own, which is made, for the owner only, when it is missing.
  Path file(String parent, String name) {
    try {
      return Files.createDirectories(file(parent), OWNER_ONLY).resolve(name);
    } catch (IOException refused) {
      throw new Fault.Unavailable(
          "cannot make the folder " + file(parent) + ": " + refused.getMessage(), refused);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
      if (temporary) {
        try (Stream<Path> inside = Files.walk(folder)) {
          for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(path);
          }
        }
      }
    } catch (IOException unclean) {
      throw new UncheckedIOException(unclean);
    }
  }
}
