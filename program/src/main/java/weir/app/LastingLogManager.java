package weir.app;

import java.util.logging.LogManager;

/// A log manager whose handlers stay to the end. Java's own takes them away when a signal arrives,
/// while the program still delivers what it has and may have losses to tell.
///
/// Public because Java makes it, by the name that `Main` gives in `java.util.logging.manager`.
public final class LastingLogManager extends LogManager {
  @Override
  public void reset() {
    // Every handler writes its lines at once: there is nothing to close.
  }
}
