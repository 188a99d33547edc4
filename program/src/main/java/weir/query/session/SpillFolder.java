package weir.query.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a session's intermediate results go that memory does not hold. DuckDB makes and empties
/// the folder itself, but not the folders above it.
///
/// @param parent shared by sessions, gone when the last one leaves
record SpillFolder(Path parent, String name) {
  Path folder() {
    return parent.resolve(name);
  }

  /// Makes the folders above. Most questions never spill, so a disk that refuses hinders nothing
  /// yet; a question that does spill is told by DuckDB.
  void prepare() {
    try {
      Files.createDirectories(parent);
    } catch (IOException nothingCanSpill) {
      // See above.
    }
  }

  /// Removes the folders if nothing is left in them.
  void remove() {
    try {
      Files.deleteIfExists(folder());
      Files.deleteIfExists(parent);
    } catch (IOException inUseByAnotherSession) {
      // The last one removes it.
    }
  }
}
