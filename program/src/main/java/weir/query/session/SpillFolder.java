package weir.query.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a session's intermediate results go that memory does not hold. DuckDB empties the folder
/// itself.
///
/// A folder is made, and its parent left, by one session at a time: or one would take away the
/// parent that another has just found.
///
/// @param parent shared by sessions, gone when the last one leaves
public record SpillFolder(Path parent, String name) {
  private static final Object MAKING = new Object();

  Path folder() {
    return parent.resolve(name);
  }

  /// Makes the folder: while it is there, the parent stays. Most questions never spill, so a disk
  /// that refuses hinders nothing yet; a question that does spill is told by DuckDB.
  void prepare() {
    synchronized (MAKING) {
      try {
        Files.createDirectories(folder());
      } catch (IOException nothingCanSpill) {
        // See above.
      }
    }
  }

  /// Makes a folder beside those of the sessions, for who removes it himself.
  public static Path beside(Path parent, String prefix) throws IOException {
    synchronized (MAKING) {
      Files.createDirectories(parent);
      return Files.createTempDirectory(parent, prefix);
    }
  }

  /// Removes the folders if nothing is left in them.
  void remove() {
    synchronized (MAKING) {
      try {
        Files.deleteIfExists(folder());
        Files.deleteIfExists(parent);
      } catch (IOException inUseByAnotherSession) {
        // The last one removes it.
      }
    }
  }
}
