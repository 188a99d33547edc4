package weir.recording;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import weir.capture.aggregate.LaneCounters;
import weir.capture.aggregate.LaneOptions;
import weir.model.flow.RecordSink;
import weir.model.network.Attachment;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// Keeps captures in step with a network: one for each interface that is attached to a Linux
/// interface. Safe for any number of threads.
///
/// A Linux interface that is not there is tried again until it is; that one capture fails stops no
/// other.
public final class Recorder implements AutoCloseable {
  /// A lane makes a change within some seconds, when the packets from before it are in.
  private static final Duration LONGEST_PARTING = Duration.ofSeconds(15);

  private final SourceOpener opens;
  private final RecordSink sink;
  private final LaneOptions options;
  private final InstantSource clock;
  private final Map<Capture.Place, Capture> captures = new LinkedHashMap<>();
  private LaneCounters ended = LaneCounters.NONE;
  private boolean stopped;

  private Recorder(SourceOpener opens, RecordSink sink, LaneOptions options, InstantSource clock) {
    this.opens = opens;
    this.sink = sink;
    this.options = options;
    this.clock = clock;
  }

  /// Begins to capture. On return every interface has been tried once.
  public static Recorder start(
      Network network,
      SourceOpener opens,
      RecordSink sink,
      LaneOptions options,
      InstantSource clock) {
    Recorder recorder = new Recorder(opens, sink, options, clock);
    recorder.follow(network);
    return recorder;
  }

  /// Goes on with a changed network: interfaces that were detached hand on what they have and end,
  /// those that were attached begin, and the rest is judged by the new rules from the next packet
  /// on. A flow log that is gone gets what the open windows hold. On return all that has happened,
  /// and every new interface has been tried once.
  public synchronized void follow(Network network) {
    if (stopped) {
      return;
    }
    Map<Capture.Place, Capture> wanted = new LinkedHashMap<>();
    List<Capture> fresh = new ArrayList<>();
    List<CountDownLatch> partings = new ArrayList<>();
    for (NetworkInterface eni : network.interfaces()) {
      if (eni.attachment() instanceof Attachment.LinuxInterface link) {
        Capture.Place place = new Capture.Place(eni.id(), link);
        Capture known = captures.get(place);
        if (known == null) {
          known = new Capture(place, network, opens, sink, options, clock);
          fresh.add(known);
        } else {
          partings.add(known.follow(network));
        }
        wanted.put(place, known);
      }
    }
    List<Capture> gone = new ArrayList<>(captures.values());
    gone.removeAll(wanted.values());
    end(gone);
    captures.clear();
    captures.putAll(wanted);
    fresh.forEach(Capture::start);
    await(fresh, partings);
  }

  private static void await(List<Capture> fresh, List<CountDownLatch> partings) {
    try {
      for (CountDownLatch parting : partings) {
        if (!parting.await(LONGEST_PARTING.toSeconds(), TimeUnit.SECONDS)) {
          RecordingLog.notHandedOn(LONGEST_PARTING);
        }
      }
      for (Capture capture : fresh) {
        capture.awaitFirstAttempt();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(List<Capture> gone) {
    gone.forEach(Capture::stop);
    try {
      for (Capture capture : gone) {
        capture.awaitEnd();
        RecordingLog.ended(capture.status());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    for (Capture capture : gone) {
      ended = ended.plus(capture.status().counters());
    }
  }

  /// How each capture fares, in the order of the network.
  public synchronized List<CaptureStatus> statuses() {
    return captures.values().stream().map(Capture::status).toList();
  }

  /// What became of all packets so far, those of captures that are over among them.
  public synchronized LaneCounters counters() {
    return captures.values().stream()
        .map(capture -> capture.status().counters())
        .reduce(ended, LaneCounters::plus);
  }

  /// Stops every capture; on return all they recorded is with the sink.
  public synchronized void stop() {
    stopped = true;
    end(List.copyOf(captures.values()));
    captures.clear();
  }

  @Override
  public void close() {
    stop();
  }
}
