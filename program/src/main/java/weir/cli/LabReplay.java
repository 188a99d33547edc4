package weir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import weir.capture.aggregate.CaptureLane;
import weir.capture.aggregate.LaneCounters;
import weir.capture.aggregate.LaneOptions;
import weir.capture.aggregate.RecordingPlan;
import weir.capture.aggregate.Subject;
import weir.capture.decode.DecoderOptions;
import weir.capture.decode.HeaderDecoder;
import weir.capture.source.CaptureFiles;
import weir.capture.source.PacketSource;
import weir.dataplane.lab.LabNetwork;
import weir.model.network.Attachment;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// The lab as it was recorded once: a capture per machine that ships with Weir, read the way that
/// `weir read` reads captures.
final class LabReplay {
  private final Path folder;
  private final LabScreen screen;

  LabReplay(Path folder, LabScreen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  LabRecord run() {
    Network network = LabDelivery.directed(LabNetwork.read(), folder);
    LaneCounters counters = LaneCounters.NONE;
    try (LabDelivery delivery =
        LabDelivery.into(folder, network, Files.createTempDirectory("weir-lab-"))) {
      for (NetworkInterface eni : network.interfaces()) {
        String name = eni.tags().getOrDefault("Name", eni.id());
        screen.step("replays " + name);
        counters = counters.plus(read(network, eni, name, delivery));
      }
      delivery.flush();
      screen.say("Replayed the bundled capture of a lab, one minute of traffic.");
      return new LabRecord(
          folder, network, counters.recorded(), delivery.records(), false, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LaneCounters read(
      Network network, NetworkInterface eni, String name, LabDelivery delivery) throws IOException {
    try (PacketSource source = CaptureFiles.open(name, bundled(name))) {
      CaptureLane lane =
          CaptureLane.overFile(
              source,
              new HeaderDecoder(DecoderOptions.AS_CAPTURED),
              new Subject.Interface(
                  network, eni, Attachment.Side.MACHINE, RecordingPlan.ofFlowLogs(network, eni)),
              delivery,
              LaneOptions.defaults(ThreadLocalRandom.current().nextLong()));
      lane.run();
      return lane.counters();
    }
  }

  private static InputStream bundled(String name) {
    InputStream capture = LabNetwork.class.getResourceAsStream(name + ".pcap.gz");
    if (capture == null) {
      throw new IllegalStateException("the capture of " + name + " does not ship with this jar");
    }
    return capture;
  }
}
