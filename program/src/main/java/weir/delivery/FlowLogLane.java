package weir.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.delivery.DeliveryStatus.Failure;
import weir.delivery.DeliveryStatus.Problem;
import weir.delivery.SpoolLimits.Room;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;

/// One flow log's way from accepted records to published files: spool, publisher, retry, status.
///
/// Any number of threads may call [#accept] and [#status]; one thread runs [#run].
final class FlowLogLane {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  /// What goes to a service as events at once: it is held in memory.
  private static final long EVENT_BYTES = 4 << 20;

  private final SpoolLabel label;
  private final Path folder;
  private final boolean events;
  private final long rotationBytes;
  private final InstantSource clock;
  private final PendingSlots pending;
  private final Spool spool;
  private final Publisher publisher;
  private final BatchEncoder encoder;
  private final LaneCounters counters = new LaneCounters();
  private final TrafficTally tally;
  private final SkippedWindows skipped = new SkippedWindows();
  private final Backoff backoff = new Backoff(new SplittableRandom());
  private final ReentrantLock publishing = new ReentrantLock();
  private final Semaphore wake = new Semaphore(0);
  private volatile @Nullable Failure failure;
  private volatile @Nullable Instant deliveredAt;
  private volatile @Nullable Instant refusedAt;
  private volatile boolean skipping;
  private volatile boolean retired;
  private volatile boolean stopped;

  private FlowLogLane(SpoolLabel label, Path folder, DeliveryOptions options, InstantSource clock)
      throws IOException {
    this.label = label;
    this.folder = folder;
    this.clock = clock;
    this.tally = new TrafficTally(clock);
    this.events = label.files().takesEvents();
    this.rotationBytes =
        events ? Math.min(EVENT_BYTES, options.rotationBytes()) : options.rotationBytes();
    this.encoder = new BatchEncoder(label.files().kept());
    this.pending =
        new PendingSlots(events ? options.eventGrace() : options.grace(), rotationBytes, clock);
    Destination destination = Destination.open(label.files(), label.folderName(), options, clock);
    Journal journal = Journal.open(folder);
    this.spool = Spool.open(folder, SpoolLimits.of(options.spoolBytes()), journal, pending::add);
    this.publisher = new Publisher(label, folder, journal, pending, spool, destination, counters);
    if (spool.strayBytes() > 0) {
      DeliveryLog.spoolDamaged(folder, spool.strayBytes());
    }
  }

  /// Opens the spool in a folder, with what an earlier run left there.
  static FlowLogLane open(Path folder, DeliveryOptions options, InstantSource clock)
      throws IOException {
    return new FlowLogLane(SpoolLabel.read(folder), folder, options, clock);
  }

  FlowLogFiles files() {
    return label.files();
  }

  /// Takes records that passed the flow log's filter. On return they are on disk, or counted as
  /// skipped with a SKIPDATA row to say so.
  void accept(InterfaceWindow window, RecordBatch records) {
    RecordBatch stamped = files().format().stamp(records);
    skipped.putOut(this::putOut);
    if (spool.append(encode(window, stamped), Room.ORDINARY)) {
      counters.accepted.add(stamped.rows());
      skipping = false;
    } else {
      counters.skipped.add(stamped.rows());
      if (!skipping) {
        skipping = true;
        DeliveryLog.skipped(files().flowLogId(), window, stamped.rows());
      }
      skipped.add(SkippedWindow.of(window, stamped));
      skipped.putOut(this::putOut);
    }
    wakeUp();
  }

  private void wakeUp() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  private boolean putOut(SkippedWindow window) {
    RecordBatch row = files().format().stamp(window.row());
    boolean taken = spool.append(encode(window.window(), row), Room.RESERVE);
    if (taken) {
      counters.accepted.increment();
      tally.skipped();
    }
    return taken;
  }

  private List<EncodedRows> encode(InterfaceWindow window, RecordBatch records) {
    List<SlotRows> slots =
        events ? List.of(new SlotRows(Slot.OF_EVENTS, records)) : SlotRows.split(window, records);
    return EncodedRows.of(window, slots, encoder);
  }

  /// Publishes until it is told to stop, or retired and empty.
  void run() {
    while (!stopped && !isDrained()) {
      await(work(retired, false));
    }
  }

  /// Publishes what is due.
  ///
  /// @param everything whether all records are due now
  /// @param atOnce whether to try although the last attempt failed a moment ago
  /// @return when to come back at the latest
  Instant work(boolean everything, boolean atOnce) {
    publishing.lock();
    try {
      skipped.putOut(this::putOut);
      Instant now = clock.instant();
      if (!atOnce && !backoff.allows(now)) {
        return backoff.nextAttemptAt();
      }
      while (publish(now, everything)) {
        succeeded();
      }
      return pending.nextDueAt();
    } catch (Undeliverable e) {
      return failed(e);
    } catch (IOException | RuntimeException e) {
      return failed(
          new Undeliverable(
              Problem.UNKNOWN_ERROR, "the spool " + folder + " cannot be used: " + e, e));
    } finally {
      publishing.unlock();
    }
  }

  private boolean publish(Instant now, boolean everything) throws Undeliverable, IOException {
    if (backoff.failures() > 0) {
      counters.retries.increment();
    }
    long refused = counters.refused.sum();
    boolean published = publisher.publishNext(now, everything || spool.crowded(), rotationBytes);
    if (counters.refused.sum() > refused) {
      refusedAt = now;
    }
    return published;
  }

  private void succeeded() {
    if (failure != null) {
      DeliveryLog.delivering(files().flowLogId());
      failure = null;
    }
    deliveredAt = clock.instant();
    backoff.succeeded();
  }

  private Instant failed(Undeliverable cause) {
    Instant now = clock.instant();
    backoff.failed(now);
    Failure before = failure;
    if (before == null) {
      DeliveryLog.failing(files().flowLogId(), cause);
    }
    failure =
        new Failure(
            cause.problem(),
            cause.sentence(),
            before == null ? now : before.since(),
            backoff.nextAttemptAt());
    return backoff.nextAttemptAt();
  }

  /// Publishes everything, trying again until `deadline`; an attempt that is under way then is not
  /// cut short.
  ///
  /// @return whether nothing is left
  boolean flush(Instant deadline) {
    Instant next = work(true, true);
    while (!isEmpty() && !stopped && clock.instant().isBefore(deadline)) {
      await(next.isBefore(deadline) ? next : deadline);
      next = work(true, false);
    }
    return isEmpty();
  }

  private void await(Instant until) {
    Duration left =
        until.isAfter(clock.instant().plus(LONGEST_WAIT))
            ? LONGEST_WAIT
            : Duration.between(clock.instant(), until);
    try {
      if (wake.tryAcquire(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  /// The flow log is gone: what it recorded is published at once, then the lane ends.
  void retire() {
    retired = true;
    wakeUp();
  }

  boolean isRetired() {
    return retired;
  }

  /// Nothing will come any more and everything is published.
  boolean isDrained() {
    return retired && isEmpty();
  }

  DeliveryStatus status() {
    return new DeliveryStatus(
        files().flowLogId(),
        files().target(),
        failure,
        counters.snapshot(spool.usedBytes()),
        progress(),
        new DeliveryStatus.Losses(refusedAt, tally.skippedAt()));
  }

  private DeliveryProgress progress() {
    long traffic = tally.lastTrafficSeconds();
    return new DeliveryProgress(
        deliveredAt,
        traffic == TrafficTally.NEVER ? null : Instant.ofEpochSecond(traffic),
        pending.isEmpty() ? null : pending.nextDueAt(),
        pending.rows(),
        tally.traffic.sum(),
        tally.filtered.sum(),
        tally.skips.sum());
  }

  /// What its records say of the traffic.
  TrafficTally tally() {
    return tally;
  }

  /// Makes [#run] return soon.
  void stop() {
    stopped = true;
    wakeUp();
  }

  /// Closes everything; an empty spool of a retired lane is deleted.
  void close() throws IOException {
    publishing.lock();
    try {
      publisher.close();
      spool.close();
      if (isDrained()) {
        try (Stream<Path> left = Files.list(folder)) {
          for (Path file : left.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
      }
    } finally {
      publishing.unlock();
    }
  }
}
