package weir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import weir.capture.aggregate.CaptureLane;
import weir.capture.aggregate.LaneCounters;
import weir.capture.aggregate.LaneOptions;
import weir.capture.aggregate.RecordingPlan;
import weir.capture.aggregate.Subject;
import weir.capture.decode.DecoderOptions;
import weir.capture.decode.HeaderDecoder;
import weir.capture.source.PacketSource;
import weir.model.flow.RecordSink;
import weir.model.network.Attachment;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// The live recording of every interface of a network that is attached to a Linux interface: a lane
/// and a thread each.
final class LiveRecording implements AutoCloseable {
  private final List<PacketSource> sources = new ArrayList<>();
  private final List<CaptureLane> lanes = new ArrayList<>();
  private final List<Future<?>> runs = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private LiveRecording() {}

  /// Opens all sources, then starts.
  ///
  /// @param opens a source for an interface and the Linux interface that it is attached to
  static LiveRecording start(
      Network network,
      BiFunction<NetworkInterface, Attachment.LinuxInterface, PacketSource> opens,
      RecordSink sink,
      LaneOptions options,
      InstantSource clock) {
    LiveRecording recording = new LiveRecording();
    try {
      for (NetworkInterface eni : network.interfaces()) {
        if (eni.attachment() instanceof Attachment.LinuxInterface link) {
          PacketSource source = opens.apply(eni, link);
          recording.sources.add(source);
          RecordingPlan plan = RecordingPlan.ofFlowLogs(network, eni);
          recording.lanes.add(
              CaptureLane.live(
                  source,
                  new HeaderDecoder(DecoderOptions.AS_CAPTURED),
                  new Subject.Interface(network, eni, link.side(), plan),
                  sink,
                  options,
                  clock));
        }
      }
    } catch (RuntimeException failure) {
      recording.close();
      throw failure;
    }
    recording.lanes.forEach(lane ->
        recording.runs.add(
            recording.threads.submit(() -> {
              lane.run();
              return null;
            })));
    return recording;
  }

  int interfaces() {
    return lanes.size();
  }

  /// Whether every lane has ended by itself, as when all interfaces are gone.
  boolean ended() {
    return !runs.isEmpty() && runs.stream().allMatch(Future::isDone);
  }

  LaneCounters counters() {
    return lanes.stream().map(CaptureLane::counters).reduce(LaneCounters.NONE, LaneCounters::plus);
  }

  /// Stops recording and hands on what is open, so that every record is with the sink afterwards.
  void stop() {
    lanes.forEach(CaptureLane::stop);
    for (Future<?> run : runs) {
      try {
        run.get();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException failed) {
        throw switch (failed.getCause()) {
          case RuntimeException itself -> itself;
          case IOException io -> new UncheckedIOException(io);
          case null, default -> new IllegalStateException(failed);
        };
      }
    }
    runs.clear();
  }

  /// Stops if it still runs, and lets go of the interfaces.
  @Override
  public void close() {
    try {
      stop();
    } finally {
      threads.shutdown();
      for (PacketSource source : sources) {
        try {
          source.close();
        } catch (IOException alreadyGone) {
          // Nothing is lost: every packet was read.
        }
      }
      sources.clear();
    }
  }
}
