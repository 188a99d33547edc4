package weir.capture.aggregate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import weir.capture.PacketBytes;
import weir.capture.PcapFile;
import weir.capture.decode.DecoderOptions;
import weir.capture.decode.HeaderDecoder;
import weir.capture.source.CaptureFiles;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordFormat;
import weir.model.network.Attachment;
import weir.model.network.Network;
import weir.store.state.NetworkFile;

/// Packets and a network description in, lines of records out: a capture that a test writes, read
/// the way `weir read` reads it.
final class Replay {
  private record Packet(double second, byte[] bytes) {}

  private final List<Packet> packets = new ArrayList<>();
  private AggregationInterval interval = AggregationInterval.TEN_MINUTES;
  private RecordFormat format = RecordFormat.DEFAULT;
  private LaneCounters counters = LaneCounters.NONE;

  Replay interval(AggregationInterval interval) {
    this.interval = interval;
    return this;
  }

  Replay format(String names) {
    this.format = RecordFormat.ofNames(names);
    return this;
  }

  Replay at(double second, PacketBytes packet) {
    packets.add(new Packet(second, packet.bytes()));
    return this;
  }

  /// A conversation's one direction: so many packets of so many IP bytes in all, spread evenly from
  /// the first second to the last.
  ///
  /// @param first makes the first packet, the one with SYN where there is one, from its payload's
  ///   length
  /// @param later makes the others; the last of them is made by `last`
  Replay flow(int count, int bytes, double from, double to, Shape first, Shape later, Shape last) {
    int header = first.of(0).bytes().length - 14;
    int payload = bytes - count * header;
    for (int i = 0; i < count; i++) {
      int share = payload / count + (i < payload % count ? 1 : 0);
      double second = count == 1 ? from : from + (to - from) * i / (count - 1);
      Shape shape = i == 0 ? first : i == count - 1 ? last : later;
      at(second, shape.of(share));
    }
    return this;
  }

  interface Shape {
    PacketBytes of(int payloadBytes);
  }

  /// Replays as a capture at one interface.
  List<String> atInterface(Network network, String interfaceId) {
    return run(
        new Subject.Interface(
            network, network.networkInterface(interfaceId), Attachment.Side.MACHINE, plan()));
  }

  /// Replays as a capture that sees the whole network.
  List<String> across(Network network) {
    return run(new Subject.WholeNetwork(network, eni -> plan()));
  }

  List<String> undescribed() {
    return run(new Subject.Undescribed(List.of(), plan()));
  }

  private RecordingPlan plan() {
    return new RecordingPlan(Set.of(interval), EnumSet.copyOf(format.fields()));
  }

  private List<String> run(Subject subject) {
    PcapFile file = PcapFile.ethernet();
    packets.stream()
        .sorted(Comparator.comparingDouble(Packet::second))
        .forEach(packet -> file.add(Math.round(packet.second() * 1e6) * 1000L, packet.bytes()));
    List<String> lines = new ArrayList<>();
    try (var source = CaptureFiles.open("replay", new ByteArrayInputStream(file.bytes()))) {
      CaptureLane lane =
          CaptureLane.overFile(
              source,
              new HeaderDecoder(DecoderOptions.AS_CAPTURED),
              subject,
              (window, batch) -> lines.addAll(format.stamp(batch).lines(format)),
              new LaneOptions(100_000, 1, true));
      lane.run();
      counters = lane.counters();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return lines;
  }

  LaneCounters counters() {
    return counters;
  }

  static Network network(String yaml) {
    NetworkFile.Checked checked = NetworkFile.check("network.yaml", yaml);
    return checked
        .network()
        .orElseThrow(
            () -> new AssertionError("mistakes in the test's network: " + checked.mistakes()));
  }
}
