package weir.query.engine;

import java.nio.file.Path;

/// An object's bytes as a file of this machine, until it is closed.
public record LocalObject(Path path, Runnable release) implements AutoCloseable {
  /// A file that stays where it is.
  public static LocalObject inPlace(Path path) {
    return new LocalObject(path, () -> {});
  }

  @Override
  public void close() {
    release.run();
  }
}
