package weir.query.objects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import weir.model.aws.Fault;

/// Objects of a remote store in a folder of this machine, named by what they are and by their ETag
/// so that an object that changed is fetched anew. When the folder grows over its bound, what was
/// used longest ago goes; what a running query uses stays.
///
/// What a key of KMS locks is kept for one question only: it is there in clear, and whether the key
/// still opens it is for KMS to say each time, not for a copy from before the key was disabled.
public final class ObjectCache {
  private static final String LOCKED = "locked-";

  /// How old a locked object's copy is when the process that fetched it must have died.
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final Path folder;
  private final long boundBytes;
  private final InstantSource clock;
  private final ConcurrentHashMap<Path, Integer> uses = new ConcurrentHashMap<>();

  /// @param folder made when the first object is fetched
  public ObjectCache(Path folder, long boundBytes, InstantSource clock) {
    this.folder = folder;
    this.boundBytes = boundBytes;
    this.clock = clock;
  }

  /// Gets an object's bytes from where they are.
  public interface Download {
    /// Writes them to a path where nothing is yet.
    ///
    /// @return whether a key of KMS locks the object, so that whoever reads it has to be let each
    ///   time
    boolean to(Path path) throws IOException;
  }

  /// The object's bytes as a local file, until it is closed.
  ///
  /// @param identity which object it is and which bytes
  /// @param ending of the file's name, so that what reads it sees the format
  /// @param permission asked for when the bytes are here already
  public LocalObject fetch(
      List<String> identity, String ending, Runnable permission, Download download) {
    Path kept = folder.resolve(digest(identity) + ending);
    use(kept);
    try {
      if (Files.exists(kept)) {
        permission.run();
        Files.setLastModifiedTime(kept, FileTime.from(clock.instant()));
        return new LocalObject(kept, () -> release(kept), true);
      }
      LocalObject fetched = download(kept, download);
      makeRoom();
      return fetched;
    } catch (IOException e) {
      release(kept);
      throw new Fault.Unavailable("cannot keep " + identity + " at " + kept + ": " + e, e);
    } catch (RuntimeException e) {
      release(kept);
      throw e;
    }
  }

  private LocalObject download(Path kept, Download download) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, LOCKED, "-" + kept.getFileName());
    boolean locked = false;
    try {
      Files.delete(part);
      locked = download.to(part);
      if (locked) {
        release(kept);
        return new LocalObject(part, () -> remove(part));
      }
      Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
      Files.setLastModifiedTime(kept, FileTime.from(clock.instant()));
      return new LocalObject(kept, () -> release(kept), true);
    } finally {
      if (!locked) {
        Files.deleteIfExists(part);
      }
    }
  }

  private void use(Path path) {
    uses.merge(path, 1, Integer::sum);
  }

  private void release(Path path) {
    uses.computeIfPresent(path, (same, count) -> count == 1 ? null : count - 1);
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new Fault.Unavailable(
          "cannot remove " + path + ", the copy of a locked object: " + e, e);
    }
  }

  private synchronized void makeRoom() throws IOException {
    List<Path> oldestFirst;
    try (Stream<Path> paths = Files.list(folder)) {
      oldestFirst = paths.sorted(Comparator.comparing(ObjectCache::lastUse)).toList();
    }
    Instant forgotten = clock.instant().minus(FORGOTTEN);
    long bytes = 0;
    for (Path path : oldestFirst) {
      if (isLocked(path) && lastUse(path).toInstant().isBefore(forgotten)) {
        Files.deleteIfExists(path);
      }
      bytes += size(path);
    }
    for (Path path : oldestFirst) {
      if (bytes <= boundBytes) {
        return;
      }
      if (!uses.containsKey(path) && !isLocked(path)) {
        bytes -= size(path);
        Files.deleteIfExists(path);
      }
    }
  }

  /// Whether it is of one running question, this one or another process's.
  private static boolean isLocked(Path path) {
    return String.valueOf(path.getFileName()).startsWith(LOCKED);
  }

  private static FileTime lastUse(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (NoSuchFileException goneMeanwhile) {
      return FileTime.fromMillis(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path path) throws IOException {
    try {
      return Files.size(path);
    } catch (NoSuchFileException goneMeanwhile) {
      return 0;
    }
  }

  public static String digest(List<String> identity) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : identity) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
