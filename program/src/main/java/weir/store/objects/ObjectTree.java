package weir.store.objects;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// The files of one bucket, one for the current version of each key. Its callers hold the locks.
final class ObjectTree {
  private static final int ATTEMPTS = 100;

  private final Path folder;
  private final boolean durable;

  ObjectTree(Path folder, boolean durable) {
    this.folder = folder;
    this.durable = durable;
  }

  Path folder() {
    return folder;
  }

  /// The file of a key, when there is one.
  Optional<Path> find(String key) {
    Path plain = plain(key);
    if (Files.isRegularFile(plain, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(plain);
    }
    Path beside = beside(plain);
    return Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(beside)
        : Optional.empty();
  }

  private Path plain(String key) {
    Path path = folder;
    for (String name : KeyPath.names(key)) {
      path = path.resolve(name);
    }
    return path;
  }

  private static Path beside(Path plain) {
    return plain.resolveSibling(plain.getFileName() + KeyPath.LEAF);
  }

  /// Puts a file in the place of a key's, in one step.
  ///
  /// @throws Clash when a key that is a folder of this one has the plain name
  void publish(Path file, String key) throws IOException {
    Path plain = plain(key);
    for (int attempt = 0; ; attempt++) {
      makeParents(key);
      boolean folderThere = Files.isDirectory(plain, LinkOption.NOFOLLOW_LINKS);
      try {
        Path target = folderThere ? beside(plain) : plain;
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        if (!folderThere) {
          Files.deleteIfExists(beside(plain));
        }
        sync(Disk.parent(target));
        return;
      } catch (IOException changedMeanwhile) {
        // Another key's folder came or went between the look and the move, and may have come and
        // gone again since: only trying again tells that from a disk that refuses.
        if (!Files.exists(file) || attempt == ATTEMPTS) {
          throw changedMeanwhile;
        }
      }
    }
  }

  private void makeParents(String key) throws IOException {
    List<String> names = KeyPath.names(key);
    Path path = folder;
    if (Files.isDirectory(Disk.parent(plain(key)), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        path = folder;
        makeFolder(path);
        for (String name : names.subList(0, names.size() - 1)) {
          path = path.resolve(name);
          makeFolder(path);
        }
        return;
      } catch (NoSuchFileException parentWent) {
        path = folder;
      }
    }
    throw new NoSuchFileException(path.toString());
  }

  private void makeFolder(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.createDirectory(path);
      sync(Disk.parent(path));
    } catch (FileAlreadyExistsException there) {
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new Clash(path);
      }
    }
  }

  /// Moves an object's file beside the folder that needs its name. Nobody else may use the bucket
  /// meanwhile.
  void moveAside(Clash clash) throws IOException {
    Path plain = clash.path;
    if (Files.isRegularFile(plain, LinkOption.NOFOLLOW_LINKS)) {
      Path beside = beside(plain);
      Files.deleteIfExists(beside);
      Files.createLink(beside, plain);
      Files.delete(plain);
    }
  }

  /// Removes a key's file and the folders that are empty then.
  void remove(String key, MetadataAttribute attribute) throws IOException {
    Path plain = plain(key);
    attribute.delete(beside(plain));
    if (!Files.isDirectory(plain, LinkOption.NOFOLLOW_LINKS)) {
      attribute.delete(plain);
    }
    prune(Disk.parent(plain));
  }

  /// Removes a folder and those above it as long as they are empty.
  void prune(Path from) throws IOException {
    Path path = from;
    while (!path.equals(folder)) {
      try {
        Files.delete(path);
      } catch (NoSuchFileException already) {
        // Somebody else prunes here too.
      } catch (DirectoryNotEmptyException inUse) {
        break;
      }
      path = Disk.parent(path);
    }
    if (Files.isDirectory(path)) {
      sync(path);
    }
  }

  private void sync(Path changed) throws IOException {
    if (durable) {
      try {
        Disk.sync(changed);
      } catch (NoSuchFileException pruned) {
        // What is gone need not be durable.
      }
    }
  }

  /// An object lies where a folder is needed.
  static final class Clash extends IOException {
    private final transient Path path;

    Clash(Path path) {
      super(path.toString());
      this.path = path;
    }
  }
}
