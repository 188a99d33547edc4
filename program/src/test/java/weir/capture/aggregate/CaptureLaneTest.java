package weir.capture.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import weir.capture.PacketBytes;
import weir.capture.PcapFile;
import weir.capture.decode.DecoderOptions;
import weir.capture.decode.HeaderDecoder;
import weir.capture.source.CaptureFiles;
import weir.capture.source.PacketBuffer;
import weir.capture.source.PacketSource;
import weir.capture.source.SourceCounters;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.model.network.Attachment;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

class CaptureLaneTest {
  private static final int SYN = 2;

  /// On the grid of both intervals.
  private static final int START = 1_700_000_400;

  private static final Network NETWORK =
      Replay.network(
          """
          account: "123456789012"
          region: eu-central-1
          vpcs:
            - name: vpc
              cidrs: [10.0.0.0/16]
              security-groups:
                - name: web
                  ingress: [allow tcp 80 from 0.0.0.0/0]
                - name: closed
                  egress: []
              subnets:
                - name: a
                  id: subnet-aaaaaaaa
                  cidrs: [10.0.1.0/24]
                  availability-zone: euc1-az1
                  interfaces:
                    - {name: web, id: eni-11111111, address: 10.0.1.10, secondary-addresses: [10.0.1.11], security-groups: [web]}
                    - {name: idle, id: eni-22222222, address: 10.0.1.20}
                - name: b
                  cidrs: [10.0.2.0/24]
                  interfaces:
                    - {name: locked, id: eni-33333333, address: 10.0.2.10, security-groups: [closed]}
          """);

  private static PacketBytes tcp(String from, String to, int toPort) {
    return PacketBytes.ethernet().ipv4(from, to).tcp(40000, toPort, SYN);
  }

  private static Replay replay(String format) {
    return new Replay().interval(AggregationInterval.ONE_MINUTE).format(format);
  }

  @Test
  void cutsALongConnectionAtTheEdgesOfItsWindows() {
    Replay replay = replay("start end packets log-status");
    for (int second = 30; second < 150; second += 10) {
      replay.at(START + second, tcp("192.0.2.1", "10.0.1.10", 80));
    }
    assertEquals(
        List.of(
            (START + 30) + " " + (START + 50) + " 3 OK",
            (START + 60) + " " + (START + 110) + " 6 OK",
            (START + 120) + " " + (START + 140) + " 3 OK"),
        replay.atInterface(NETWORK, "eni-11111111"));
  }

  @Test
  void saysNodataForEachWindowWithoutTraffic() {
    Replay replay =
        replay("interface-id subnet-id az-id srcaddr packets action start end log-status");
    replay.at(START + 5, tcp("192.0.2.1", "10.0.1.10", 80));
    replay.at(START + 185, tcp("192.0.2.1", "10.0.1.10", 80));
    String where = "eni-11111111 subnet-aaaaaaaa euc1-az1 ";
    assertEquals(
        List.of(
            where + "192.0.2.1 1 ACCEPT " + (START + 5) + " " + (START + 5) + " OK",
            where + "- - - " + (START + 60) + " " + (START + 119) + " NODATA",
            where + "- - - " + (START + 120) + " " + (START + 179) + " NODATA",
            where + "192.0.2.1 1 ACCEPT " + (START + 185) + " " + (START + 185) + " OK"),
        replay.atInterface(NETWORK, "eni-11111111"));
  }

  @Test
  void fillsNoMoreIdleWindowsThanItsBoundAfterAJumpOfTime() {
    Replay replay = replay("log-status");
    replay.at(START, tcp("192.0.2.1", "10.0.1.10", 80));
    replay.at(START + 60.0 * 1_000_000, tcp("192.0.2.1", "10.0.1.10", 80));
    List<String> lines = replay.atInterface(NETWORK, "eni-11111111");
    assertEquals(1442, lines.size());
    assertEquals(1440, lines.stream().filter("NODATA"::equals).count());
  }

  @Test
  void countsALatePacketInTheOpenWindow() throws IOException {
    PcapFile file = PcapFile.ethernet();
    file.add((START + 61) * 1_000_000_000L, tcp("192.0.2.1", "10.0.1.10", 80));
    file.add((START + 59) * 1_000_000_000L, tcp("192.0.2.1", "10.0.1.10", 80));
    List<String> lines = new ArrayList<>();
    CaptureLane lane = lane(file, lines, "start end packets", 100);
    lane.run();
    assertEquals(List.of((START + 60) + " " + (START + 61) + " 2"), lines);
    assertEquals(1, lane.counters().late());
  }

  @Test
  void showsASecondaryAddressAsThePrimaryAndThePacketsOwnBeside() {
    assertEquals(
        List.of(
            "192.0.2.1 10.0.1.10 192.0.2.1 10.0.1.11", "10.0.1.10 192.0.2.1 10.0.1.11 192.0.2.1"),
        replay("srcaddr dstaddr pkt-srcaddr pkt-dstaddr")
            .at(START, tcp("192.0.2.1", "10.0.1.11", 80))
            .at(START + 1, PacketBytes.ethernet().ipv4("10.0.1.11", "192.0.2.1").tcp(80, 40000, 18))
            .atInterface(NETWORK, "eni-11111111"));
  }

  @Test
  void recordsAPacketInsideTheNetworkAtItsSenderAndItsReceiver() {
    assertEquals(
        List.of(
            "eni-11111111 egress ACCEPT eni-22222222",
            "eni-22222222 ingress REJECT eni-11111111",
            "eni-33333333 - - -"),
        replay("interface-id flow-direction action next-hop-interface-id")
            .at(START, tcp("10.0.1.10", "10.0.1.20", 22))
            .across(NETWORK));
  }

  @Test
  void theNextHopIsTheMiddleboxThatARouteNames() {
    Network network =
        Replay.network(
            """
            account: "123456789012"
            region: eu-central-1
            vpcs:
              - name: vpc
                cidrs: [10.0.0.0/16]
                subnets:
                  - name: a
                    cidrs: [10.0.1.0/24]
                    routes:
                      - {to: 10.0.2.0/24, via: firewall}
                    interfaces:
                      - {name: web, id: eni-11111111, address: 10.0.1.10}
                      - {name: near, id: eni-22222222, address: 10.0.1.20}
                  - name: b
                    cidrs: [10.0.2.0/24]
                    interfaces:
                      - {name: far, id: eni-33333333, address: 10.0.2.10}
                  - name: c
                    cidrs: [10.0.3.0/24]
                    interfaces:
                      - {name: firewall, id: eni-44444444, address: 10.0.3.10}
            """);
    assertEquals(
        List.of("10.0.2.10 1 eni-44444444", "10.0.1.20 1 eni-22222222", "10.0.3.10 1 eni-44444444"),
        replay("dstaddr traffic-path next-hop-interface-id")
            .at(START, tcp("10.0.1.10", "10.0.2.10", 22))
            .at(START, tcp("10.0.1.10", "10.0.1.20", 22))
            .at(START, tcp("10.0.1.10", "10.0.3.10", 22))
            .atInterface(network, "eni-11111111"));
  }

  @Test
  void theReceiverNeverSeesWhatTheSenderRejects() {
    Replay replay = replay("interface-id flow-direction action log-status");
    assertEquals(
        List.of(
            "eni-11111111 - - NODATA", "eni-22222222 - - NODATA", "eni-33333333 egress REJECT OK"),
        replay.at(START, tcp("10.0.2.10", "10.0.1.10", 80)).across(NETWORK));
  }

  @Test
  void countsWhatItDoesNotRecord() {
    Replay replay = replay("packets");
    replay.at(START, tcp("192.0.2.1", "192.0.2.2", 80));
    replay.at(START, PacketBytes.ethernet().ipv4("10.0.1.10", "10.0.0.2").udp(40000, 53));
    replay.at(START, PacketBytes.ethernet().etherType(0x0806, new byte[28]));
    replay.across(NETWORK);
    LaneCounters counters = replay.counters();
    assertEquals(1, counters.foreign());
    assertEquals(1, counters.neverLogged());
    assertEquals(1, counters.notIp());
    assertEquals(0, counters.recorded());
  }

  @Test
  void saysSkipdataBesideTheFlowsThatFoundRoom() throws IOException {
    PcapFile file = PcapFile.ethernet();
    for (int port = 1; port <= 5; port++) {
      file.add(START * 1_000_000_000L, tcp("192.0.2.1", "10.0.1.10", port));
    }
    List<String> lines = new ArrayList<>();
    lane(file, lines, "dstport log-status", 3).run();
    assertEquals(List.of("1 OK", "2 OK", "3 OK", "- SKIPDATA"), lines);
  }

  @Test
  void owesSkipdataForWhatTheSinkRefused() throws IOException {
    PcapFile file = PcapFile.ethernet();
    for (int minute = 0; minute < 3; minute++) {
      file.add((START + 60 * minute) * 1_000_000_000L, tcp("192.0.2.1", "10.0.1.10", 80));
    }
    List<String> lines = new ArrayList<>();
    RecordFormat format = RecordFormat.ofNames("start log-status");
    CaptureLane.overFile(
            CaptureFiles.open("test", new ByteArrayInputStream(file.bytes())),
            new HeaderDecoder(DecoderOptions.AS_CAPTURED),
            subject(NETWORK, "eni-11111111", format),
            (window, batch) -> {
              if (window.startSeconds() == START
                  && lines.isEmpty()
                  && batch.rows() == 1
                  && refusals.pollFirst() != null) {
                return false;
              }
              lines.addAll(batch.lines(format));
              return true;
            },
            new LaneOptions(100, 1, true))
        .run();
    assertEquals(List.of(START + " SKIPDATA", (START + 60) + " OK", (START + 120) + " OK"), lines);
  }

  /// The flows of the first window and the SKIPDATA record that follows them are refused.
  private final Deque<Integer> refusals = new ArrayDeque<>(List.of(1, 2));

  @Test
  void putsOutWhatADeletedInterfaceHadAndKeepsTheOthersWindowsOpen() throws IOException {
    Network without =
        new Network(
            new Network.Parts(
                List.copyOf(NETWORK.vpcs()),
                List.copyOf(NETWORK.subnets()),
                NETWORK.interfaces().stream()
                    .filter(eni -> !eni.id().equals("eni-11111111"))
                    .toList(),
                List.copyOf(NETWORK.securityGroups()),
                List.copyOf(NETWORK.networkAcls()),
                List.of(),
                List.of()));
    PcapFile file = PcapFile.ethernet();
    file.add(START * 1_000_000_000L, tcp("192.0.2.1", "10.0.1.10", 80));
    file.add(START * 1_000_000_000L, tcp("192.0.2.1", "10.0.1.20", 80));
    PcapFile later = PcapFile.ethernet();
    later.add((START + 1) * 1_000_000_000L, tcp("192.0.2.1", "10.0.1.20", 80));
    later.add((START + 1) * 1_000_000_000L, tcp("192.0.2.1", "10.0.1.10", 80));
    List<String> lines = new ArrayList<>();
    RecordFormat format = RecordFormat.ofNames("interface-id packets log-status");
    RecordingPlan plan = plan(format);
    TwoParts source = new TwoParts(file, later);
    CaptureLane lane =
        CaptureLane.overFile(
            source,
            new HeaderDecoder(DecoderOptions.AS_CAPTURED),
            new Subject.WholeNetwork(NETWORK, eni -> plan),
            (window, batch) -> lines.addAll(batch.lines(format)),
            new LaneOptions(100, 1, true));
    source.between = () -> lane.change(new Subject.WholeNetwork(without, eni -> plan));
    lane.run();
    assertEquals(List.of("eni-11111111 1 OK", "eni-22222222 2 OK", "eni-33333333 - NODATA"), lines);
    assertEquals(1, lane.counters().foreign());
  }

  @Test
  void aReaderWhoGoesHasTheFirstPartOfTheWindowAndNobodyIsToldOfNoData() throws IOException {
    PcapFile file = PcapFile.ethernet();
    file.add(START * 1_000_000_000L, tcp("192.0.2.1", "10.0.1.10", 80));
    PcapFile later = PcapFile.ethernet();
    later.add((START + 61) * 1_000_000_000L, tcp("192.0.2.1", "10.0.1.10", 80));
    List<String> lines = new ArrayList<>();
    RecordFormat format = RecordFormat.ofNames("start packets log-status");
    Set<RecordField> fields = EnumSet.copyOf(format.fields());
    NetworkInterface eni = NETWORK.networkInterface("eni-11111111");
    TwoParts source = new TwoParts(file, later);
    CaptureLane lane =
        CaptureLane.overFile(
            source,
            new HeaderDecoder(DecoderOptions.AS_CAPTURED),
            read(eni, Map.of(AggregationInterval.ONE_MINUTE, Set.of("fl-1", "fl-2")), fields),
            (window, batch) -> lines.addAll(batch.lines(format)),
            new LaneOptions(100, 1, true));
    List<CountDownLatch> changes = new ArrayList<>();
    source.between =
        () -> {
          changes.add(
              lane.change(
                  read(eni, Map.of(AggregationInterval.ONE_MINUTE, Set.of("fl-2")), fields)));
          changes.add(
              lane.change(
                  read(eni, Map.of(AggregationInterval.ONE_MINUTE, Set.of("fl-2")), Set.of())));
        };
    lane.run();
    assertEquals(List.of(START + " 1 OK", (START + 61) + " 1 OK"), lines);
    changes.add(lane.change(read(eni, Map.of(), fields)));
    assertTrue(changes.stream().allMatch(change -> change.getCount() == 0));
  }

  private static Subject read(
      NetworkInterface eni,
      Map<AggregationInterval, Set<String>> readers,
      Set<RecordField> fields) {
    return new Subject.Interface(
        NETWORK, eni, Attachment.Side.MACHINE, new RecordingPlan(readers, fields));
  }

  @Test
  void closesAQuietLiveInterfacesWindowsByTheClock() throws IOException {
    List<String> lines = new ArrayList<>();
    RecordFormat format = RecordFormat.ofNames("start log-status");
    Deque<Integer> clock =
        new ArrayDeque<>(List.of(START + 3, START + 61, START + 63, START + 125));
    PacketSource silent =
        new PacketSource() {
          @Override
          public boolean read(PacketBuffer buffer) {
            buffer.clear(new byte[0]);
            return !clock.isEmpty();
          }

          @Override
          public SourceCounters counters() {
            return new SourceCounters(0, 0, 0);
          }

          @Override
          public void close() {}
        };
    CaptureLane.live(
            silent,
            new HeaderDecoder(DecoderOptions.AS_CAPTURED),
            subject(NETWORK, "eni-11111111", format),
            (window, batch) -> lines.addAll(batch.lines(format)),
            new LaneOptions(100, 1, true),
            () -> Instant.ofEpochSecond(clock.isEmpty() ? START + 126 : clock.removeFirst()))
        .run();
    assertEquals(
        List.of(START + " NODATA", (START + 60) + " NODATA", (START + 120) + " NODATA"), lines);
  }

  @Test
  void recordsMinutesAndTenMinutesSideBySide() throws IOException {
    PcapFile file = PcapFile.ethernet();
    file.add((START + 1) * 1_000_000_000L, tcp("192.0.2.1", "10.0.1.10", 80));
    file.add((START + 61) * 1_000_000_000L, tcp("192.0.2.1", "10.0.1.10", 80));
    List<String> lines = new ArrayList<>();
    RecordFormat format = RecordFormat.ofNames("start end packets");
    RecordingPlan both =
        new RecordingPlan(
            EnumSet.allOf(AggregationInterval.class), EnumSet.copyOf(format.fields()));
    NetworkInterface eni = NETWORK.networkInterface("eni-11111111");
    CaptureLane.overFile(
            CaptureFiles.open("test", new ByteArrayInputStream(file.bytes())),
            new HeaderDecoder(DecoderOptions.AS_CAPTURED),
            new Subject.Interface(NETWORK, eni, Attachment.Side.MACHINE, both),
            (window, batch) -> {
              batch
                  .lines(format)
                  .forEach(line -> lines.add(window.interval().seconds() + ": " + line));
              return true;
            },
            new LaneOptions(100, 1, true))
        .run();
    assertEquals(
        List.of(
            "60: " + (START + 1) + " " + (START + 1) + " 1",
            "60: " + (START + 61) + " " + (START + 61) + " 1",
            "600: " + (START + 1) + " " + (START + 61) + " 2"),
        lines);
  }

  @Test
  void allocatesNothingPerPacket() throws IOException {
    PcapFile file = PcapFile.ethernet();
    for (int i = 0; i < 400_000; i++) {
      file.add(
          (START + i / 10_000) * 1_000_000_000L,
          tcp("192.0.2." + i % 200, "10.0.1.10", 80 + i % 7));
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<String> lines = new ArrayList<>();
    lane(file, lines, "packets", 10_000).run();
    CaptureLane lane = lane(file, lines, "packets", 10_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    lane.run();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    // Counters are published once a buffer, and the one window's 1,400 records are made of columns.
    assertTrue(allocated < 2_000_000, () -> allocated + " bytes for 400,000 packets");
  }

  private static CaptureLane lane(PcapFile file, List<String> lines, String names, int mostFlows)
      throws IOException {
    RecordFormat format = RecordFormat.ofNames(names);
    return CaptureLane.overFile(
        CaptureFiles.open("test", new ByteArrayInputStream(file.bytes())),
        new HeaderDecoder(DecoderOptions.AS_CAPTURED),
        subject(NETWORK, "eni-11111111", format),
        (window, batch) -> lines.addAll(batch.lines(format)),
        new LaneOptions(mostFlows, 1, true));
  }

  private static Subject subject(Network network, String interfaceId, RecordFormat format) {
    return new Subject.Interface(
        network, network.networkInterface(interfaceId), Attachment.Side.MACHINE, plan(format));
  }

  private static RecordingPlan plan(RecordFormat format) {
    return new RecordingPlan(
        Set.of(AggregationInterval.ONE_MINUTE), EnumSet.copyOf(format.fields()));
  }

  /// One capture behind another, with something happening between.
  private static final class TwoParts implements PacketSource {
    private final Deque<PacketSource> parts = new ArrayDeque<>();
    private Runnable between = () -> {};

    TwoParts(PcapFile... files) throws IOException {
      for (PcapFile file : files) {
        parts.add(CaptureFiles.open("part", new ByteArrayInputStream(file.bytes())));
      }
    }

    @Override
    public boolean read(PacketBuffer buffer) throws IOException {
      if (!parts.getFirst().read(buffer)) {
        parts.removeFirst();
        between.run();
      }
      return !parts.isEmpty();
    }

    @Override
    public SourceCounters counters() {
      return new SourceCounters(0, 0, 0);
    }

    @Override
    public void close() {}
  }
}
