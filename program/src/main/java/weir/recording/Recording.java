package weir.recording;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import weir.capture.aggregate.Handoff;
import weir.capture.aggregate.LaneCounters;
import weir.delivery.Delivery;
import weir.delivery.DeliveryStatus;
import weir.model.network.Network;

/// A network that is being recorded: its captures, and the delivery of their records to its flow
/// logs. Safe for any number of threads.
public final class Recording implements AutoCloseable {
  /// Batches that may wait between capture and disk.
  private static final int WAITING_BATCHES = 4096;

  private final Delivery delivery;
  private final Handoff handoff;
  private final Recorder recorder;
  private boolean over;

  private Recording(Delivery delivery, Handoff handoff, Recorder recorder) {
    this.delivery = delivery;
    this.handoff = handoff;
    this.recorder = recorder;
  }

  /// Opens the spool and begins to capture; on return every interface has been tried once.
  ///
  /// @param clock wall time
  /// @throws weir.model.aws.Fault.Invalid when a flow log's destination is no destination
  /// @throws weir.model.aws.Fault.Unavailable when another process has the spool
  public static Recording start(
      Network network, SourceOpener opens, RecordingOptions options, InstantSource clock) {
    Delivery delivery = Delivery.open(options.spool(), network, options.delivery(), clock);
    Handoff handoff = new Handoff(delivery, WAITING_BATCHES);
    try {
      return new Recording(
          delivery, handoff, Recorder.start(network, opens, handoff, options.lanes(), clock));
    } catch (RuntimeException failure) {
      handoff.close();
      delivery.close();
      throw failure;
    }
  }

  /// Goes on with a changed network. What was recorded under the old one goes to the flow logs that
  /// it had.
  public synchronized void follow(Network network) {
    if (over) {
      return;
    }
    recorder.follow(network);
    handoff.settle();
    delivery.update(network);
  }

  public List<CaptureStatus> captures() {
    return recorder.statuses();
  }

  /// How each flow log fares.
  public List<DeliveryStatus> deliveries() {
    return delivery.statuses();
  }

  /// What became of the packets of all captures.
  public LaneCounters counters() {
    return recorder.counters();
  }

  /// Records that found no room on the way to the disk.
  public long refusedRecords() {
    return handoff.refusedRecords();
  }

  /// What the way to the disk failed with at last; everything recorded since counts as refused.
  public Optional<RuntimeException> failure() {
    return handoff.failure();
  }

  /// Stops capturing and delivers what is there.
  ///
  /// @param patience how long to try again while a destination is away
  /// @return whether everything is delivered; what is not waits in the spool for the next run
  public synchronized boolean finish(Duration patience) {
    stop();
    return delivery.flush(patience);
  }

  /// Stops; what is in the spool is delivered by the next run.
  @Override
  public synchronized void close() {
    stop();
    delivery.close();
  }

  private void stop() {
    over = true;
    recorder.stop();
    handoff.drain();
  }
}
