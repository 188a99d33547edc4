package weir.recording;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import weir.capture.aggregate.CaptureLane;
import weir.capture.aggregate.LaneCounters;
import weir.capture.aggregate.LaneOptions;
import weir.capture.aggregate.RecordingPlan;
import weir.capture.aggregate.Subject;
import weir.capture.decode.DecoderOptions;
import weir.capture.decode.HeaderDecoder;
import weir.capture.source.PacketSource;
import weir.model.aws.Fault;
import weir.model.flow.RecordSink;
import weir.model.network.Attachment;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.recording.CaptureStatus.Obstacle;
import weir.recording.CaptureStatus.Setback;

/// The capture of one interface at one Linux interface, on a thread of its own: opens it, records
/// until it is gone, and tries again until it is told to stop.
///
/// [#follow], [#stop] and [#status] may be called by other threads.
final class Capture {
  private static final CountDownLatch OPEN = new CountDownLatch(0);

  private final Place place;
  private final SourceOpener opens;
  private final RecordSink sink;
  private final LaneOptions options;
  private final InstantSource clock;
  private final RetryDelay delay = new RetryDelay();
  private final CountDownLatch tried = new CountDownLatch(1);
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile Subject.Interface subject;
  private volatile Progress progress = new Progress(null, LaneCounters.NONE);
  private volatile Condition condition;
  private volatile boolean stopped;
  private Instant firstFailure;

  /// What is captured where; a change of it is another capture.
  record Place(String interfaceId, Attachment.LinuxInterface link) {}

  /// @param lane what captures now; null while nothing does
  /// @param past what the lanes before it counted
  private record Progress(@Nullable CaptureLane lane, LaneCounters past) {}

  private record Condition(@Nullable Setback setback, Instant since, int attempts) {}

  Capture(
      Place place,
      Network network,
      SourceOpener opens,
      RecordSink sink,
      LaneOptions options,
      InstantSource clock) {
    this.place = place;
    this.opens = opens;
    this.sink = sink;
    this.options = options;
    this.clock = clock;
    this.subject = subject(network);
    this.firstFailure = clock.instant();
    this.condition =
        new Condition(new Setback(Obstacle.OTHER, "it was not tried yet"), clock.instant(), 0);
    this.thread =
        Thread.ofPlatform().daemon().name("capture-" + place.interfaceId()).unstarted(this::run);
  }

  private Subject.Interface subject(Network network) {
    NetworkInterface eni = network.networkInterface(place.interfaceId());
    return new Subject.Interface(
        network, eni, place.link().side(), RecordingPlan.ofFlowLogs(network, eni));
  }

  void start() {
    thread.start();
  }

  /// Returns when the first attempt to open the interface is over.
  void awaitFirstAttempt() throws InterruptedException {
    tried.await();
  }

  /// Goes on under a changed network, and tries again at once when the interface was not there.
  ///
  /// @return opens when the flow logs that do not read it any more have what was captured for them
  CountDownLatch follow(Network network) {
    boolean loses = subject.plan().losesReader(subject(network).plan());
    subject = subject(network);
    CaptureLane running = progress.lane();
    CountDownLatch handedOn = running == null ? OPEN : running.change(subject);
    wake.release();
    return loses ? handedOn : OPEN;
  }

  private void run() {
    while (!stopped) {
      Instant begun = clock.instant();
      Setback setback = capture();
      if (!stopped) {
        if (Duration.between(begun, clock.instant()).compareTo(RetryDelay.LONGEST) > 0) {
          delay.succeeded();
        }
        Duration wait = delay.failed();
        boolean before = condition.setback() == null || condition.attempts() == 0;
        condition = new Condition(setback, failingSince(), delay.failures());
        if (before) {
          RecordingLog.waiting(status());
        }
        tried.countDown();
        pause(wait);
      }
    }
    tried.countDown();
  }

  /// An interface that is down can be opened again and again: what lasted so short a while does not
  /// count as a capture in between.
  private Instant failingSince() {
    if (delay.failures() <= 1) {
      firstFailure = clock.instant();
    }
    return firstFailure;
  }

  /// Captures until the interface is gone or the capture is stopped.
  ///
  /// @return why it ended
  private Setback capture() {
    try (PacketSource source = opens.open(subject.eni(), place.link())) {
      Subject.Interface first = subject;
      CaptureLane opened =
          CaptureLane.live(
              source, new HeaderDecoder(DecoderOptions.AS_CAPTURED), first, sink, options, clock);
      condition = new Condition(null, clock.instant(), 0);
      progress = new Progress(opened, progress.past());
      catchUp(opened, first);
      RecordingLog.capturing(status());
      tried.countDown();
      try {
        opened.run();
      } finally {
        progress = new Progress(null, progress.past().plus(opened.counters()));
      }
      return new Setback(Obstacle.DOWN, "the interface went down or away");
    } catch (Fault.NotFound missing) {
      return new Setback(Obstacle.MISSING, missing.sentence());
    } catch (Fault.Corrupt stale) {
      return new Setback(Obstacle.STALE, stale.sentence());
    } catch (Fault.Denied denied) {
      return new Setback(Obstacle.DENIED, denied.sentence());
    } catch (Fault fault) {
      return new Setback(Obstacle.OTHER, fault.sentence());
    } catch (IOException failed) {
      return new Setback(Obstacle.OTHER, "it cannot be read: " + failed.getMessage());
    } catch (RuntimeException defect) {
      // The edge of the lane: one that fails must not end the others.
      return new Setback(Obstacle.OTHER, "it failed: " + defect);
    }
  }

  /// Makes up for what was asked before the lane could be.
  private void catchUp(CaptureLane opened, Subject.Interface first) {
    if (!subject.equals(first)) {
      opened.change(subject);
    }
    if (stopped) {
      opened.stop();
    }
  }

  private void pause(Duration wait) {
    try {
      if (wake.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException end) {
      stopped = true;
    }
  }

  CaptureStatus status() {
    Condition now = condition;
    Progress made = progress;
    LaneCounters counters =
        made.lane() == null ? made.past() : made.past().plus(made.lane().counters());
    return new CaptureStatus(
        place.interfaceId(), place.link(), now.setback(), now.since(), now.attempts(), counters);
  }

  /// Makes the capture end soon, its open windows handed on.
  void stop() {
    stopped = true;
    CaptureLane running = progress.lane();
    if (running != null) {
      running.stop();
    }
    wake.release();
  }

  /// Returns when the capture has ended.
  void awaitEnd() throws InterruptedException {
    thread.join();
  }
}
