package weir.store.objects;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// The versions of one bucket that are not current, and its delete markers: a folder per key, in it
/// a file per version, named by its order and its id. Its callers hold the locks.
final class VersionTree {
  private static final int ORDER_DIGITS = 16;

  private final ObjectTree tree;

  VersionTree(ObjectTree tree) {
    this.tree = tree;
  }

  Path folder() {
    return tree.folder();
  }

  /// An id that tells the order, so that its file is found without a search.
  static String id(long order) {
    return HexFormat.of().toHexDigits(order)
        + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  Path folder(String key) {
    Path path = tree.folder();
    for (String name : KeyPath.names(key)) {
      path = path.resolve(name);
    }
    return path.resolveSibling(path.getFileName() + KeyPath.LEAF);
  }

  /// Where a version lies or would lie.
  Path file(String key, ObjectMetadata metadata) {
    return folder(key)
        .resolve(HexFormat.of().toHexDigits(metadata.order()) + "-" + metadata.versionId());
  }

  /// The files of a key's versions, newest first.
  List<Path> files(String key) {
    return files(folder(key));
  }

  static List<Path> files(Path folder) {
    String[] names = new File(folder.toString()).list();
    return names == null
        ? List.of()
        : Arrays.stream(names)
            .filter(name -> name.length() > ORDER_DIGITS)
            .sorted(Comparator.reverseOrder())
            .map(folder::resolve)
            .toList();
  }

  static String versionId(Path file) {
    return file.getFileName().toString().substring(ORDER_DIGITS + 1);
  }

  Optional<Path> find(String key, String versionId) {
    if (versionId.matches("[0-9a-f]{32}")) {
      String order = versionId.substring(0, ORDER_DIGITS).toLowerCase(Locale.ROOT);
      Path file = folder(key).resolve(order + "-" + versionId);
      return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
    return files(key).stream().filter(file -> versionId(file).equals(versionId)).findFirst();
  }

  /// Keeps the current file of a key under its version too.
  void keep(Path current, String key, ObjectMetadata metadata) throws IOException {
    Path file = file(key, metadata);
    Files.createDirectories(Disk.parent(file));
    try {
      Files.createLink(file, current);
    } catch (FileAlreadyExistsException keptBefore) {
      // A crash came between keeping it and what followed.
    }
    Disk.sync(Disk.parent(file));
  }

  /// Puts a staged file, which may be a delete marker, among the versions.
  void add(Path staged, String key, ObjectMetadata metadata) throws IOException {
    Path file = file(key, metadata);
    Files.createDirectories(Disk.parent(file));
    Files.move(staged, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    Disk.sync(Disk.parent(file));
  }

  void remove(Path file, MetadataAttribute attribute) throws IOException {
    try {
      attribute.delete(file);
    } catch (NoSuchFileException already) {
      // It is gone, which was to be reached.
    }
    tree.prune(Disk.parent(file));
  }
}
