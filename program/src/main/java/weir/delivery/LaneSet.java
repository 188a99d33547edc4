package weir.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// The lanes of all flow logs, those that are gone and not yet drained among them. [Delivery]
/// serializes its changes.
final class LaneSet {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

  /// Who publishes.
  enum Threads {
    /// A thread for each lane.
    ONE_EACH,
    /// Whoever calls [#work] or [#flush].
    NONE
  }

  private final Path folder;
  private final DeliveryOptions options;
  private final InstantSource clock;
  private final Threads threads;
  private final List<FlowLogLane> all = new CopyOnWriteArrayList<>();
  private final Map<FlowLogLane, Thread> running = new LinkedHashMap<>();

  LaneSet(Path folder, DeliveryOptions options, InstantSource clock, Threads threads) {
    this.folder = folder;
    this.options = options;
    this.clock = clock;
    this.threads = threads;
  }

  /// Keeps the folder for this process.
  SpoolLock lock() {
    try {
      Durable.createFolders(folder);
      return SpoolLock.take(folder);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Fault unusable(IOException e) {
    return new Fault.Unavailable("the spool " + folder + " cannot be used: " + e, e);
  }

  /// Opens every spool that an earlier run left in the folder.
  void recover() {
    try (Stream<Path> found = Files.list(folder)) {
      for (Path spool : found.filter(Files::isDirectory).sorted().toList()) {
        if (SpoolLabel.isIn(spool)) {
          all.add(FlowLogLane.open(spool, options, clock));
        }
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /// Makes these the flow logs that records come for; retires the lanes of all others.
  ///
  /// @return the lanes by the ids of their flow logs
  Map<String, FlowLogLane> keep(Collection<FlowLogFiles> wanted) {
    forgetDrained();
    Map<String, FlowLogLane> kept = new LinkedHashMap<>();
    try {
      for (FlowLogFiles files : wanted) {
        FlowLogLane lane = find(files);
        if (lane == null) {
          lane = create(files);
          all.add(lane);
        }
        kept.put(files.flowLogId(), lane);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
    for (FlowLogLane lane : all) {
      if (!kept.containsValue(lane)) {
        lane.retire();
      }
      if (threads == Threads.ONE_EACH) {
        running.computeIfAbsent(
            lane,
            _ ->
                Thread.ofPlatform()
                    .daemon()
                    .name("delivery-" + lane.files().flowLogId())
                    .start(lane::run));
      }
    }
    return kept;
  }

  private @Nullable FlowLogLane find(FlowLogFiles files) {
    for (FlowLogLane lane : all) {
      if (lane.files().equals(files) && !lane.isRetired()) {
        return lane;
      }
    }
    return null;
  }

  private FlowLogLane create(FlowLogFiles files) throws IOException {
    SpoolLabel label = new SpoolLabel(files, ThreadLocalRandom.current().nextInt());
    Destination.open(files, label.folderName(), options, clock).close();
    Path spool = folder.resolve(label.folderName());
    Durable.createFolders(spool);
    label.write(spool);
    return FlowLogLane.open(spool, options, clock);
  }

  private void forgetDrained() {
    List<FlowLogLane> drained = all.stream().filter(FlowLogLane::isDrained).toList();
    drained.forEach(this::close);
    all.removeAll(drained);
  }

  void work() {
    all.forEach(lane -> lane.work(lane.isRetired(), false));
  }

  /// Flushes all lanes side by side, so that one destination that is away does not use up the time
  /// of the others.
  boolean flush(Instant deadline) {
    AtomicBoolean complete = new AtomicBoolean(true);
    List<Thread> flushing =
        all.stream()
            .map(lane ->
                Thread.ofPlatform()
                    .name("flush-" + lane.files().flowLogId())
                    .start(() -> {
                      if (!lane.flush(deadline)) {
                        complete.set(false);
                      }
                    }))
            .toList();
    try {
      for (Thread thread : flushing) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return complete.get();
  }

  List<DeliveryStatus> statuses() {
    return all.stream().filter(lane -> !lane.isDrained()).map(FlowLogLane::status).toList();
  }

  DeliveryCounters counters() {
    return all.stream()
        .map(lane -> lane.status().counters())
        .reduce(DeliveryCounters.NONE, DeliveryCounters::plus);
  }

  void close() {
    all.forEach(FlowLogLane::stop);
    all.forEach(this::close);
    all.clear();
  }

  private void close(FlowLogLane lane) {
    lane.stop();
    Thread thread = running.remove(lane);
    try {
      if (thread != null && !thread.join(LONGEST_STOP)) {
        throw new Fault.Unavailable(
            "delivery of " + lane.files().flowLogId() + " hangs at " + lane.files().target());
      }
      lane.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw unusable(e);
    }
  }
}
