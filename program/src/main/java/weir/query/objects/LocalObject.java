package weir.query.objects;

import java.nio.file.Path;

/// An object's bytes as a file of this machine, until it is closed.
///
/// @param keepable whether what is made of the bytes may be kept longer than the query: not when a
///   key of KMS locks the object, for it may be disabled tomorrow
public record LocalObject(Path path, Runnable release, boolean keepable) implements AutoCloseable {
  /// Bytes of which nothing may be kept.
  public LocalObject(Path path, Runnable release) {
    this(path, release, false);
  }

  /// A file that stays where it is.
  public static LocalObject inPlace(Path path) {
    return new LocalObject(path, () -> {}, true);
  }

  @Override
  public void close() {
    release.run();
  }
}
