package weir.app;

import java.util.ArrayDeque;
import java.util.Deque;

/// What was opened, to be closed in the opposite order, whatever becomes of each. Used by one
/// thread at a time.
final class Parts implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final EventLog log;

  Parts(EventLog log) {
    this.log = log;
  }

  <T extends AutoCloseable> T keep(T part) {
    open.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (Exception unclean) {
        log.notClosed(part, unclean);
      }
    }
  }
}
