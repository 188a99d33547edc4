package weir.query.columns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import weir.model.aws.Fault;

/// The files of columns in a folder. When they outgrow their bound, what was used longest ago goes;
/// the files' times say so after a restart. Safe for any number of threads.
final class ColumnFiles {
  private static final String PART = ".part";

  private final ColumnCacheSettings settings;

  /// By the digests of their objects; what was used longest ago is first.
  private final LinkedHashMap<String, Kept> files = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<Path, Integer> uses = new HashMap<>();
  private long bytes;

  private record Kept(ColumnFile file, long bytes) {}

  private record Found(String digest, Kept kept, FileTime used) {}

  ColumnFiles(ColumnCacheSettings settings) {
    this.settings = settings;
    try {
      Files.createDirectories(settings.folder());
      List<Found> found = new ArrayList<>();
      try (Stream<Path> left = Files.list(settings.folder())) {
        for (Path path : left.toList()) {
          look(path, found);
        }
      }
      found.sort(Comparator.comparing(Found::used));
      found.forEach(file -> put(file.digest(), file.kept()));
      makeRoom();
    } catch (IOException e) {
      throw new Fault.Unavailable(
          "cannot use " + settings.folder() + " for columns: " + e.getMessage(), e);
    }
  }

  private static void look(Path path, List<Found> found) throws IOException {
    String name = String.valueOf(path.getFileName());
    int dash = name.indexOf('-');
    if (name.endsWith(ColumnFile.ENDING) && dash > 0) {
      String kinds = name.substring(dash + 1, name.length() - ColumnFile.ENDING.length());
      found.add(
          new Found(
              name.substring(0, dash),
              new Kept(new ColumnFile(path, kinds), Files.size(path)),
              Files.getLastModifiedTime(path)));
    } else if (name.endsWith(PART)) {
      Files.delete(path);
    }
  }

  private void put(String digest, Kept kept) {
    files.put(digest, kept);
    bytes += kept.bytes();
  }

  synchronized boolean has(String digest) {
    return files.containsKey(digest);
  }

  /// The columns of an object if they are here. They stay until [#release].
  synchronized Optional<ColumnFile> use(String digest) {
    Kept kept = files.get(digest);
    if (kept == null) {
      return Optional.empty();
    }
    try {
      touch(kept.file().path());
    } catch (IOException gone) {
      files.remove(digest);
      bytes -= kept.bytes();
      return Optional.empty();
    }
    uses.merge(kept.file().path(), 1, Integer::sum);
    return Optional.of(kept.file());
  }

  private void touch(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(settings.clock().instant()));
  }

  synchronized void release(ColumnFile file) {
    uses.computeIfPresent(file.path(), (same, count) -> count == 1 ? null : count - 1);
  }

  /// Where columns are written before they are [#add]ed. What is found there at a start goes.
  Path part(String digest) {
    return settings.folder().resolve(digest + PART);
  }

  /// Takes the columns that were written to [#part].
  synchronized void add(String digest, String kinds) throws IOException {
    Path path = settings.folder().resolve(ColumnFile.name(digest, kinds));
    Files.move(part(digest), path, StandardCopyOption.ATOMIC_MOVE);
    touch(path);
    put(digest, new Kept(new ColumnFile(path, kinds), Files.size(path)));
    makeRoom();
  }

  private void makeRoom() throws IOException {
    Iterator<Kept> oldestFirst = files.values().iterator();
    while (bytes > settings.boundBytes() && oldestFirst.hasNext()) {
      Kept kept = oldestFirst.next();
      if (!uses.containsKey(kept.file().path())) {
        Files.deleteIfExists(kept.file().path());
        bytes -= kept.bytes();
        oldestFirst.remove();
      }
    }
  }
}
