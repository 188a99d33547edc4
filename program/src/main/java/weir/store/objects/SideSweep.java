package weir.store.objects;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// Deletes the side files of metadata that a process left behind when it was cut off: written for
/// an object that was never published, or kept after their object had others.
///
/// Runs before anybody uses the store, for it may not miss an object that moves. Looks at objects
/// only when there are side files at all, which only long metadata needs.
///
/// @param root of the store
record SideSweep(Path root, Path sides, MetadataAttribute attribute) {
  void sweep() throws IOException {
    Set<String> unnamed = new HashSet<>();
    try (Stream<Path> all = Files.list(sides)) {
      all.forEach(side -> unnamed.add(String.valueOf(side.getFileName())));
    }
    if (unnamed.isEmpty()) {
      return;
    }
    Path staged = root.resolve(".weir").resolve("tmp");
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            // What was on its way is no object and goes too.
            return folder.equals(sides) || folder.equals(staged)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              unnamed.remove(attribute.side(file));
            }
            return unnamed.isEmpty() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }
        });
    for (String side : unnamed) {
      Files.deleteIfExists(sides.resolve(side));
    }
  }
}
