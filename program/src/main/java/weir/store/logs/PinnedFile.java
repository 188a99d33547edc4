package weir.store.logs;

/// A file that may be read while it is to be deleted: it goes when its last reader has gone. Safe
/// for any number of threads.
abstract class PinnedFile {
  private int readers;
  private boolean discarded;

  /// Keeps the file until [#release]; false when it is too late.
  final synchronized boolean pin() {
    if (discarded) {
      return false;
    }
    readers++;
    return true;
  }

  final void release() {
    boolean last;
    synchronized (this) {
      readers--;
      last = discarded && readers == 0;
    }
    if (last) {
      delete();
    }
  }

  /// Says that nobody new needs the file.
  final void discard() {
    boolean last;
    synchronized (this) {
      last = !discarded && readers == 0;
      discarded = true;
    }
    if (last) {
      delete();
    }
  }

  abstract void delete();
}
