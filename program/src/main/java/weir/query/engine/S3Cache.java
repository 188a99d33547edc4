package weir.query.engine;

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
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// Objects of S3 in a folder of this machine, named by their ETag so that an object that changed is
/// fetched anew. When the folder grows over its bound, what was used longest ago goes; what the
/// running query uses stays.
///
/// What a key of KMS locks is kept for one question only: it is there in clear, and whether the key
/// still opens it is for KMS to say each time, not for a copy from before the key was disabled.
final class S3Cache implements AutoCloseable {
  private static final String LOCKED = "locked-";

  /// How old a locked object's copy is when the process that fetched it must have died.
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final S3CacheSettings settings;
  private final Set<Path> inUse = ConcurrentHashMap.newKeySet();
  private final Map<String, Path> locked = new ConcurrentHashMap<>();
  private @Nullable S3Objects objects;

  S3Cache(S3CacheSettings settings) {
    this.settings = settings;
  }

  /// The flow-log objects below the address, in the order of their keys.
  List<S3File> list(S3Address address) {
    return objects().list(this, address);
  }

  /// The object's bytes as a local file.
  Path fetch(S3File file) {
    String name = localName(file);
    Path path = locked.getOrDefault(name, settings.folder().resolve(name));
    inUse.add(path);
    try {
      if (!Files.exists(path)) {
        path = download(file, path);
        makeRoom();
      }
      Files.setLastModifiedTime(path, FileTime.from(settings.clock().instant()));
      return path;
    } catch (IOException e) {
      throw new Fault.Unavailable("cannot keep " + file.name() + " at " + path + ": " + e, e);
    }
  }

  /// @param kept where the bytes go when a later question may have them
  /// @return where they are
  private Path download(S3File file, Path kept) throws IOException {
    Files.createDirectories(settings.folder());
    String name = String.valueOf(kept.getFileName());
    Path part = Files.createTempFile(settings.folder(), LOCKED, "-" + name);
    Path path = kept;
    try {
      Files.delete(part);
      if (objects().fetch(file, part)) {
        path = part;
        inUse.add(path);
        locked.put(name, path);
      } else {
        Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
      }
      return path;
    } finally {
      if (!path.equals(part)) {
        Files.deleteIfExists(part);
      }
    }
  }

  private synchronized void makeRoom() throws IOException {
    List<Path> oldestFirst;
    try (Stream<Path> paths = Files.list(settings.folder())) {
      oldestFirst = paths.sorted(Comparator.comparing(S3Cache::lastUse)).toList();
    }
    Instant forgotten = settings.clock().instant().minus(FORGOTTEN);
    long bytes = 0;
    for (Path path : oldestFirst) {
      if (isLocked(path) && lastUse(path).toInstant().isBefore(forgotten)) {
        Files.deleteIfExists(path);
      }
      bytes += size(path);
    }
    for (Path path : oldestFirst) {
      if (bytes <= settings.boundBytes()) {
        return;
      }
      if (!inUse.contains(path) && !isLocked(path)) {
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

  /// The name begins with a digest of where and which the object is and ends like the key, so that
  /// what reads it sees the format.
  private String localName(S3File file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : List.of(settings.endpoint(), file.bucket(), file.key(), file.etag())) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      String ending = file.isParquet() ? ".parquet" : file.key().endsWith(".gz") ? ".gz" : ".log";
      return HexFormat.of().formatHex(digest.digest(), 0, 16) + ending;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private synchronized S3Objects objects() {
    S3Objects present = objects;
    if (present == null) {
      present = new S3Objects(settings.endpoint());
      objects = present;
    }
    return present;
  }

  @Override
  public synchronized void close() {
    for (Path path : locked.values()) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new Fault.Unavailable(
            "cannot remove " + path + ", the copy of a locked object: " + e, e);
      }
    }
    if (objects != null) {
      objects.close();
    }
  }
}
