package weir.store.objects;

import org.jspecify.annotations.Nullable;

/// The keys that have a current version, a kept one or both, in order. Used by one thread.
final class MergedKeys {
  private final KeyWalk current;
  private final KeyWalk kept;
  private KeyWalk.@Nullable Found nextCurrent;
  private KeyWalk.@Nullable Found nextKept;

  MergedKeys(BucketFiles files, String prefix, String from, boolean inclusive) {
    this.current = new KeyWalk(files.objects().folder(), prefix, from, inclusive);
    this.kept = new KeyWalk(files.versions().folder(), prefix, from, inclusive);
    this.nextCurrent = current.next();
    this.nextKept = kept.next();
  }

  /// Null after the last.
  @Nullable String next() {
    KeyWalk.Found left = nextCurrent;
    KeyWalk.Found right = nextKept;
    if (left == null && right == null) {
      return null;
    }
    int order = left == null ? 1 : right == null ? -1 : KeyOrder.compare(left.key(), right.key());
    if (order <= 0) {
      nextCurrent = current.next();
    }
    if (order >= 0) {
      nextKept = kept.next();
    }
    return order <= 0 && left != null ? left.key() : right == null ? null : right.key();
  }

  void skipPast(String prefix) {
    current.skipPast(prefix);
    kept.skipPast(prefix);
    while (nextCurrent != null && nextCurrent.key().startsWith(prefix)) {
      nextCurrent = current.next();
    }
    while (nextKept != null && nextKept.key().startsWith(prefix)) {
      nextKept = kept.next();
    }
  }
}
