package weir.store.objects;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Who may touch what at a time: many keys of a bucket at once, a key by many readers or one
/// writer, a whole bucket by one.
final class BucketLocks {
  private static final int STRIPES = 1024;

  private final ConcurrentHashMap<String, ReentrantReadWriteLock> buckets =
      new ConcurrentHashMap<>();
  private final ReentrantReadWriteLock[] keys = new ReentrantReadWriteLock[STRIPES];

  BucketLocks() {
    for (int i = 0; i < STRIPES; i++) {
      keys[i] = new ReentrantReadWriteLock();
    }
  }

  /// What is done while a lock is held.
  interface Deed<T> {
    T run() throws IOException;
  }

  <T> T reading(ObjectName name, Deed<T> deed) throws IOException {
    return both(bucket(name.bucket()).readLock(), key(name).readLock(), deed);
  }

  <T> T writing(ObjectName name, Deed<T> deed) throws IOException {
    return both(bucket(name.bucket()).readLock(), key(name).writeLock(), deed);
  }

  <T> T alone(String bucket, Deed<T> deed) throws IOException {
    return holding(bucket(bucket).writeLock(), deed);
  }

  private static <T> T both(Lock outer, Lock inner, Deed<T> deed) throws IOException {
    return holding(outer, () -> holding(inner, deed));
  }

  private static <T> T holding(Lock lock, Deed<T> deed) throws IOException {
    lock.lock();
    try {
      return deed.run();
    } finally {
      lock.unlock();
    }
  }

  private ReentrantReadWriteLock bucket(String name) {
    return buckets.computeIfAbsent(name, _ -> new ReentrantReadWriteLock());
  }

  private ReentrantReadWriteLock key(ObjectName name) {
    return keys[Math.floorMod(name.hashCode() * 31, STRIPES)];
  }
}
