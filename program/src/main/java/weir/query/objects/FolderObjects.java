package weir.query.objects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.stream.Stream;
import weir.model.aws.Fault;

/// Files of this machine as objects, below the folders that may be read.
public final class FolderObjects implements ObjectSource {
  private final Path root;

  /// @param root nothing outside of it is an object; `/` for everything
  public FolderObjects(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Stream<ObjectEntry> list(ObjectAddress prefix) {
    Path folder = allowed(prefix);
    if (!Files.exists(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .map(FolderObjects::entry)
          .toList()
          .stream();
    } catch (IOException | UncheckedIOException e) {
      throw new Fault.Unavailable("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  private static ObjectEntry entry(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new ObjectEntry(
          ObjectAddress.of(file),
          attributes.size() + "-" + attributes.lastModifiedTime().toInstant(),
          attributes.size(),
          attributes.lastModifiedTime().toInstant());
    } catch (IOException e) {
      throw new Fault.Unavailable("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private Path allowed(ObjectAddress address) {
    if (!address.isFile()) {
      throw new Fault.Unsupported(
          address + " is in S3, but only folders of this machine can be read here");
    }
    Path path = address.path().normalize();
    if (!path.startsWith(root)) {
      throw new Fault.Denied(address + " is not in " + root);
    }
    return path;
  }

  @Override
  public LocalObject fetch(ObjectEntry entry) {
    return LocalObject.inPlace(allowed(entry.address()));
  }

  @Override
  public ObjectEntry put(ObjectAddress address, Path content, ObjectLock lock) {
    Path path = allowed(address);
    try {
      Path folder = Objects.requireNonNull(path.getParent());
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, ".weir-", ".part");
      try {
        Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new Fault.Unavailable("cannot write " + path + ": " + e.getMessage(), e);
    }
    return entry(path);
  }

  @Override
  public void delete(ObjectAddress address) {
    Path path = allowed(address);
    try {
      Files.delete(path);
    } catch (NoSuchFileException gone) {
      // Which is what was asked for.
    } catch (IOException e) {
      throw new Fault.Unavailable("cannot delete " + path + ": " + e.getMessage(), e);
    }
  }
}
