package weir.query.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import weir.model.aws.Fault;

/// Flow logs that lie somewhere as packed text, kept in columns on this machine. A query that has
/// read a file's text asks for its columns; they are made by one thread while no query runs, and
/// the next query reads those. Safe for any number of threads.
///
/// A file is named by the object and its ETag, so a changed object has other columns. It appears
/// whole or not at all. When the folder grows over its bound, what was used longest ago goes.
final class ColumnCache implements AutoCloseable {
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_REFUSED = 10_000;
  private static final String PART = ".part";
  private static final long LOOK_AROUND_MILLIS = 25;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final ColumnCacheSettings settings;
  private final BooleanSupplier idle;
  private final Map<String, ColumnFile> files = new LinkedHashMap<>();
  private final Map<Path, Integer> uses = new LinkedHashMap<>();
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
  ColumnCache(ColumnCacheSettings settings, BooleanSupplier idle) {
    this.settings = settings;
    this.idle = idle;
    prepare();
    maker = Thread.ofPlatform().daemon().name("weir-columns").start(this::make);
  }

  private void prepare() {
    try {
      Files.createDirectories(settings.folder());
      try (Stream<Path> left = Files.list(settings.folder())) {
        for (Path path : left.toList()) {
          String name = String.valueOf(path.getFileName());
          int dash = name.indexOf('-');
          if (name.endsWith(ColumnFile.ENDING) && dash > 0) {
            String kinds = name.substring(dash + 1, name.length() - ColumnFile.ENDING.length());
            files.put(name.substring(0, dash), new ColumnFile(path, kinds));
          } else if (name.endsWith(PART)) {
            Files.delete(path);
          }
        }
      }
    } catch (IOException e) {
      throw new Fault.Unavailable(
          "cannot use " + settings.folder() + " for columns: " + e.getMessage(), e);
    }
  }

  /// Whether an object may be text of flow logs as AWS names it.
  static boolean suits(ObjectEntry entry) {
    String key = entry.address().key();
    return key.endsWith(".log.gz") && FilePartition.of(key).slot().isPresent();
  }

  /// The columns of an object if they are here. They stay until [#release].
  Optional<ColumnFile> use(ObjectEntry entry) {
    synchronized (files) {
      ColumnFile file = files.get(digest(entry));
      if (file == null) {
        return Optional.empty();
      }
      try {
        Files.setLastModifiedTime(file.path(), FileTime.from(settings.clock().instant()));
      } catch (IOException gone) {
        files.remove(digest(entry));
        return Optional.empty();
      }
      uses.merge(file.path(), 1, Integer::sum);
      return Optional.of(file);
    }
  }

  void release(ColumnFile file) {
    synchronized (files) {
      uses.computeIfPresent(file.path(), (same, count) -> count == 1 ? null : count - 1);
    }
  }

  /// Asks for an object's columns, for the next query. Too many wishes at once are forgotten.
  void wish(ObjectEntry entry, ObjectSource objects) {
    String digest = digest(entry);
    synchronized (files) {
      if (files.containsKey(digest) || refused.containsKey(digest)) {
        return;
      }
    }
    unfinished.incrementAndGet();
    if (closed || !wishes.offer(new Wish(entry, objects))) {
      finished();
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
  void awaitConversions() throws InterruptedException {
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
    synchronized (files) {
      if (files.containsKey(digest)) {
        return;
      }
    }
    pause();
    Path part = settings.folder().resolve(digest + PART);
    try (LocalObject text = wish.objects().fetch(wish.entry())) {
      Optional<String> kinds =
          text.keepable() && ColumnConversion.isGzip(text.path())
              ? ColumnConversion.convert(text.path(), part, this::pause)
              : Optional.empty();
      synchronized (files) {
        if (kinds.isEmpty()) {
          refused.put(digest, true);
          return;
        }
        Path path = settings.folder().resolve(ColumnFile.name(digest, kinds.get()));
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        Files.setLastModifiedTime(path, FileTime.from(settings.clock().instant()));
        files.put(digest, new ColumnFile(path, kinds.get()));
      }
      makeRoom();
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

  private void makeRoom() throws IOException {
    synchronized (files) {
      List<Map.Entry<String, ColumnFile>> oldestFirst = new ArrayList<>();
      Map<Path, FileTime> times = new LinkedHashMap<>();
      long bytes = 0;
      for (Map.Entry<String, ColumnFile> file : files.entrySet()) {
        Path path = file.getValue().path();
        times.put(path, Files.getLastModifiedTime(path));
        bytes += Files.size(path);
        oldestFirst.add(Map.entry(file.getKey(), file.getValue()));
      }
      if (bytes <= settings.boundBytes()) {
        return;
      }
      oldestFirst.sort(Comparator.comparing(file -> times.get(file.getValue().path())));
      for (Map.Entry<String, ColumnFile> file : oldestFirst) {
        Path path = file.getValue().path();
        if (bytes > settings.boundBytes() && !uses.containsKey(path)) {
          bytes -= Files.size(path);
          Files.delete(path);
          files.remove(file.getKey());
        }
      }
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
