package weir.store.state;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Changes that wait for the disk together: they become durable, or fail, as one. The thread of the
/// first to join writes for all.
final class CommitGroup {
  private final Overlay written = new Overlay();
  private final CompletableFuture<Void> settled = new CompletableFuture<>();
  private boolean joined;

  /// What its members wrote. Guarded by the store's lock of changes until it is closed.
  Overlay written() {
    return written;
  }

  /// @return whether the caller is the first, who is to settle the group
  boolean join() {
    boolean first = !joined;
    joined = true;
    return first;
  }

  void succeed() {
    settled.complete(null);
  }

  void fail(Throwable cause) {
    settled.completeExceptionally(cause);
  }

  boolean hasFailed() {
    return settled.isCompletedExceptionally();
  }

  /// Returns when everything its members wrote is durable; throws what kept it from that.
  void await() {
    try {
      settled.join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case RuntimeException refused -> throw refused;
        case Error error -> throw error;
        case null, default -> throw failed;
      }
    }
  }
}
