package weir.query.columns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import weir.model.aws.Fault;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectCache;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ObjectSource;
import weir.query.pruning.FilePartition;

/// Flow logs that lie somewhere as packed text, kept in columns on this machine. A query that has
/// read a file's text asks for its columns; they are made by one thread while no query runs, and
/// the next query reads those. Safe for any number of threads.
///
/// A file is named by the object and its ETag, so a changed object has other columns. It appears
/// whole or not at all.
public final class ColumnCache implements AutoCloseable {
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_REFUSED = 10_000;
  private static final long LOOK_AROUND_MILLIS = 25;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final BooleanSupplier idle;
  private final ColumnFiles files;
  private final Map<String, Boolean> refused =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST_REFUSED;
        }
      };
  private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>(MOST_WAITING);
  private final AtomicLong unfinished = new AtomicLong();
  private final Thread maker;
  private volatile boolean closed;

  /// A file that is to be converted, with the rights of whose query has read it.
  private record Wish(ObjectEntry entry, ObjectSource objects) {}

  /// @param idle whether no query runs
  public ColumnCache(ColumnCacheSettings settings, BooleanSupplier idle) {
    this.idle = idle;
    this.files = new ColumnFiles(settings);
    maker = Thread.ofPlatform().daemon().name("weir-columns").start(this::make);
  }

  /// Whether an object may be text of flow logs as AWS names it.
  public static boolean suits(ObjectEntry entry) {
    String key = entry.address().key();
    return key.endsWith(".log.gz") && FilePartition.of(key).slot().isPresent();
  }

  /// The columns of an object if they are here. They stay until [#release].
  public Optional<ColumnFile> use(ObjectEntry entry) {
    return files.use(digest(entry));
  }

  public void release(ColumnFile file) {
    files.release(file);
  }

  /// Asks for an object's columns, for the next query. Too many wishes at once are forgotten.
  public void wish(ObjectEntry entry, ObjectSource objects) {
    String digest = digest(entry);
    if (files.has(digest) || isRefused(digest)) {
      return;
    }
    unfinished.incrementAndGet();
    if (closed || !wishes.offer(new Wish(entry, objects))) {
      finished();
    }
  }

  private boolean isRefused(String digest) {
    synchronized (refused) {
      return refused.containsKey(digest);
    }
  }

  private void finished() {
    if (unfinished.decrementAndGet() == 0) {
      synchronized (unfinished) {
        unfinished.notifyAll();
      }
    }
  }

  /// Waits until every wish is granted or refused.
  public void awaitConversions() throws InterruptedException {
    synchronized (unfinished) {
      while (unfinished.get() > 0) {
        unfinished.wait(LOOK_AROUND_MILLIS);
      }
    }
  }

  private void make() {
    try {
      while (!closed) {
        Wish wish = wishes.take();
        try {
          make(wish);
        } catch (IOException | RuntimeException notNow) {
          // The text is still there to be read.
        } finally {
          finished();
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void make(Wish wish) throws IOException {
    String digest = digest(wish.entry());
    if (files.has(digest)) {
      return;
    }
    pause();
    Path part = files.part(digest);
    try (LocalObject text = wish.objects().fetch(wish.entry())) {
      Optional<String> kinds =
          text.keepable() && ColumnConversion.isGzip(text.path())
              ? ColumnConversion.convert(text.path(), part, this::pause)
              : Optional.empty();
      if (kinds.isPresent()) {
        files.add(digest, kinds.get());
      } else {
        synchronized (refused) {
          refused.put(digest, true);
        }
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// Lets queries go first, within reason.
  private void pause() {
    long begin = System.nanoTime();
    try {
      while (!closed && !idle.getAsBoolean() && System.nanoTime() - begin < PATIENCE_NANOS) {
        TimeUnit.MILLISECONDS.sleep(LOOK_AROUND_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (closed) {
      throw new Fault.Unavailable("the engine closes");
    }
  }

  private static String digest(ObjectEntry entry) {
    return ObjectCache.digest(
        List.of(entry.address().toString(), entry.etag(), Long.toString(entry.sizeBytes())));
  }

  @Override
  public void close() {
    closed = true;
    maker.interrupt();
    try {
      maker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
