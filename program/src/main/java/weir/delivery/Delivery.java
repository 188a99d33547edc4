package weir.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordSink;
import weir.model.network.Network;

/// Takes the records of every interface and brings them to the destinations of the flow logs that
/// cover it. Safe for any number of threads.
///
/// Records are on disk when [#accept] returns. Each flow log has a spool of its own and a thread
/// that publishes from it, so a destination that is away holds up nobody else.
public final class Delivery implements RecordSink, AutoCloseable {
  private final SpoolLock lock;
  private final LaneSet lanes;
  private final InstantSource clock;
  private final LongAdder unrouted = new LongAdder();
  private final ReentrantReadWriteLock changing = new ReentrantReadWriteLock();
  private @Nullable Routes routes;

  private Delivery(SpoolLock lock, LaneSet lanes, InstantSource clock) {
    this.lock = lock;
    this.lanes = lanes;
    this.clock = clock;
  }

  /// Opens a spool, goes on with what an earlier run left in it, and starts publishing.
  ///
  /// @param spoolFolder made when missing; belongs to this process until [#close]
  /// @param clock wall time, for deadlines; packet time comes with the records
  /// @throws weir.model.aws.Fault.Invalid when a flow log's destination is no destination
  /// @throws weir.model.aws.Fault.Unavailable when another process has the spool, or the disk fails
  public static Delivery open(
      Path spoolFolder, Network network, DeliveryOptions options, InstantSource clock) {
    return open(new LaneSet(spoolFolder, options, clock, LaneSet.Threads.ONE_EACH), network, clock);
  }

  /// Opens without threads: nothing is published but by [#work] and [#flush].
  static Delivery openIdle(
      Path spoolFolder, Network network, DeliveryOptions options, InstantSource clock) {
    return open(new LaneSet(spoolFolder, options, clock, LaneSet.Threads.NONE), network, clock);
  }

  private static Delivery open(LaneSet lanes, Network network, InstantSource clock) {
    SpoolLock lock = lanes.lock();
    Delivery delivery = new Delivery(lock, lanes, clock);
    try {
      lanes.recover();
      delivery.update(network);
    } catch (RuntimeException e) {
      delivery.close();
      throw e;
    }
    return delivery;
  }

  /// Takes the records for every flow log that covers the interface.
  ///
  /// @return true always: what one flow log's full spool does not take, delivery itself puts out as
  ///   SKIPDATA, in that flow log only
  @Override
  public boolean accept(InterfaceWindow window, RecordBatch records) {
    changing.readLock().lock();
    try {
      Routes current = routes;
      if (current == null) {
        throw new IllegalStateException("records come after delivery was closed");
      }
      if (!current.pass(window, records)) {
        unrouted.add(records.rows());
      }
      return true;
    } finally {
      changing.readLock().unlock();
    }
  }

  /// Goes on with another network. Flow logs that are gone, or changed what their files look like,
  /// are published to the end as they were.
  public void update(Network changed) {
    changing.writeLock().lock();
    try {
      Routes last = routes;
      routes =
          new Routes(
              changed,
              last == null ? null : last.network(),
              lanes.keep(
                  changed.flowLogs().stream().map(log -> FlowLogFiles.of(log, changed)).toList()));
    } finally {
      changing.writeLock().unlock();
    }
  }

  /// Publishes everything that is accepted, also for slots that are not over.
  ///
  /// @param patience how long to try again while a destination is away; zero tries once
  /// @return whether everything is published; what is not stays in the spool for the next run
  public boolean flush(Duration patience) {
    Instant deadline = clock.instant().plus(patience);
    return lanes.flush(deadline);
  }

  /// How each flow log fares, in the order they came; those that are gone but not yet published to
  /// the end are among them.
  public List<DeliveryStatus> statuses() {
    return lanes.statuses();
  }

  /// What all flow logs count together.
  public DeliveryCounters counters() {
    return lanes.counters();
  }

  /// Records of interfaces that the network does not know.
  public long unroutedRecords() {
    return unrouted.sum();
  }

  /// Publishes what is due, once.
  void work() {
    lanes.work();
  }

  /// Stops publishing and lets go of the spool. Does not flush: what is in the spool is published
  /// by the next run.
  @Override
  public void close() {
    changing.writeLock().lock();
    try {
      routes = null;
      lanes.close();
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      changing.writeLock().unlock();
    }
  }
}
