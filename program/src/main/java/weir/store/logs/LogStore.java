package weir.store.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weir.model.aws.Fault;
import weir.store.objects.Disk;
import weir.store.objects.ObjectRefusal;

/// Keeps log events, group by group, each under an id that its owner made. Safe for any number of
/// threads.
///
/// Groups that nobody has asked for since the start are not looked after: their owner asks for
/// every group once, so that retention works on all.
public final class LogStore implements AutoCloseable {
  private final StoreParts parts;
  private final Map<LogGroupId, LogGroupEvents> groups = new ConcurrentHashMap<>();
  private final Set<LogGroupId> unreadable = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService background =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("weir-log-segments").daemon().factory());

  private LogStore(
      LogStoreFiles files, LogStoreLimits limits, InstantSource clock, LogStoreWatch watch) {
    this.parts =
        new StoreParts(files, limits, clock, watch, new CopyOnWriteArrayList<>(), this::soon);
  }

  /// @param clock says which events retention hides and how old a journal is
  public static LogStore open(
      LogStoreFiles files, LogStoreLimits limits, InstantSource clock, LogStoreWatch watch) {
    try {
      Files.createDirectories(files.folder());
    } catch (IOException refused) {
      throw Disk.failed("making the folder " + files.folder(), refused);
    }
    LogStore store = new LogStore(files, limits, clock, watch);
    long pause = limits.pause().toMillis();
    var _ =
        store.background.scheduleWithFixedDelay(
            store::maintain, pause, pause, TimeUnit.MILLISECONDS);
    return store;
  }

  /// The events of a group, which may not have any yet. The options hold from now on, for everybody
  /// who uses the group.
  public LogGroupEvents group(LogGroupId id, LogGroupOptions options) {
    LogGroupEvents events = groups.computeIfAbsent(id, _ -> opened(id, options));
    events.options(options);
    return events;
  }

  private LogGroupEvents opened(LogGroupId id, LogGroupOptions options) {
    try {
      return new LogGroupEvents(id, options, parts);
    } catch (Fault.Corrupt damaged) {
      if (unreadable.add(id)) {
        parts
            .watch()
            .damaged(id, parts.files().folder().resolve(id.text()).toString(), damaged.sentence());
      }
      throw damaged;
    } catch (IOException refused) {
      throw new Fault.Unavailable(
          "the events of log group " + id + " cannot be opened: " + refused, refused);
    }
  }

  /// Deletes a group's events. Cursors that are open may end early.
  public void delete(LogGroupId id) {
    LogGroupEvents events = groups.remove(id);
    if (events != null) {
      events.delete();
    }
    try {
      for (String name : parts.files().segments().list(id)) {
        parts.files().segments().delete(name);
      }
      Disk.deleteTree(parts.files().folder().resolve(id.text()));
    } catch (IOException refused) {
      throw Disk.failed("deleting log group " + id, refused);
    }
  }

  /// The groups that have something on disk. One that its owner does not know is what a crash left
  /// of a deletion, and is to be deleted again.
  public Set<LogGroupId> ids() {
    Path folder = parts.files().folder();
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(LogStore::hasEvents)
          .map(path -> new LogGroupId(String.valueOf(path.getFileName())))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException refused) {
      throw Disk.failed("listing " + folder, refused);
    }
  }

  private static boolean hasEvents(Path folder) {
    String[] names =
        folder.toFile().list((_, name) -> name.startsWith("manifest") || name.endsWith(".journal"));
    return names != null && names.length > 0;
  }

  /// Tells of every batch from now on.
  public void subscribe(LogSubscriber subscriber) {
    parts.subscribers().add(subscriber);
  }

  /// Seals and deletes what is due, now; the background does it every little while.
  public void maintain() {
    groups.forEach((id, events) -> {
      try {
        events.maintain();
      } catch (Fault | ObjectRefusal refused) {
        parts.watch().sealingFailed(id, String.valueOf(refused.getMessage()));
      } catch (RuntimeException defect) {
        // The other groups must not wait for one that is broken.
        parts.watch().sealingFailed(id, defect.toString());
      }
    });
  }

  private void soon() {
    if (!background.isShutdown()) {
      background.execute(this::maintain);
    }
  }

  /// Ends the background; what was acknowledged is on disk already.
  @Override
  public void close() {
    background.shutdown();
    try {
      if (!background.awaitTermination(1, TimeUnit.MINUTES)) {
        background.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      background.shutdownNow();
      Thread.currentThread().interrupt();
    }
    groups.values().forEach(LogGroupEvents::close);
  }
}
