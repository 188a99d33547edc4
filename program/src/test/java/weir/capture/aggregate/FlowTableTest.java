package weir.capture.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import weir.model.flow.FlowAction;
import weir.model.flow.FlowDirection;
import weir.model.net.IpAddress;
import weir.model.net.PacketHeader;
import weir.model.net.TcpFlags;

class FlowTableTest {
  private record Key(
      IpAddress source,
      IpAddress destination,
      int sourcePort,
      int destinationPort,
      int protocol,
      int ipVersion,
      FlowDirection direction,
      FlowAction action) {}

  private static final class Count {
    long packets;
    long bytes;
    int first = Integer.MAX_VALUE;
    int last;
    int flags;
  }

  @Test
  void countsWhatAnOrdinaryMapCountsInTheOrderOfFirstPackets() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    FlowTable table = new FlowTable(1_000_000, random.nextLong());
    for (int window = 0; window < 3; window++) {
      int flows = window == 1 ? 20 : 30_000;
      Map<Key, Count> expected = new LinkedHashMap<>();
      for (int i = 0; i < 200_000; i++) {
        PacketHeader packet = packet(random, flows);
        FlowDirection direction =
            random.nextBoolean() ? FlowDirection.INGRESS : FlowDirection.EGRESS;
        FlowAction action = random.nextInt(4) == 0 ? FlowAction.REJECT : FlowAction.ACCEPT;
        int second = 1_000_000 + random.nextInt(60);
        table.add(packet, FlowKey.of(packet, direction, action), second);
        Count count =
            expected.computeIfAbsent(
                new Key(
                    new IpAddress(packet.sourceHigh, packet.sourceLow),
                    new IpAddress(packet.destinationHigh, packet.destinationLow),
                    packet.sourcePort,
                    packet.destinationPort,
                    packet.protocol,
                    packet.ipVersion,
                    direction,
                    action),
                key -> new Count());
        count.packets++;
        count.bytes += packet.lengthBytes;
        count.first = Math.min(count.first, second);
        count.last = Math.max(count.last, second);
        count.flags |= TcpFlags.recorded(packet.tcpFlags);
      }
      table.settle();
      assertEquals(expected.size(), table.rows(), () -> "seed " + seed);
      int row = 0;
      for (Map.Entry<Key, Count> entry : expected.entrySet()) {
        assertRow(table, row++, entry.getKey(), entry.getValue(), seed);
      }
      table.clear();
      assertEquals(0, table.rows());
    }
  }

  private static void assertRow(FlowTable table, int row, Key key, Count count, long seed) {
    long[] chunk = table.chunk(row);
    int at = FlowTable.offset(row);
    long bits = chunk[at + FlowTable.KEY];
    assertEquals(
        key,
        new Key(
            new IpAddress(chunk[at], chunk[at + 1]),
            new IpAddress(chunk[at + 2], chunk[at + 3]),
            FlowKey.sourcePort(bits),
            FlowKey.destinationPort(bits),
            FlowKey.protocol(bits),
            FlowKey.isIpv6(bits) ? 6 : 4,
            FlowKey.isIngress(bits) ? FlowDirection.INGRESS : FlowDirection.EGRESS,
            FlowKey.isRejected(bits) ? FlowAction.REJECT : FlowAction.ACCEPT),
        () -> "seed " + seed + ", row " + row);
    assertEquals(count.packets, chunk[at + FlowTable.PACKETS]);
    assertEquals(count.bytes, chunk[at + FlowTable.BYTES]);
    assertEquals(count.first, chunk[at + FlowTable.TIMES] >>> 32);
    assertEquals(count.last, chunk[at + FlowTable.TIMES] & 0xffff_ffffL);
    assertEquals(count.flags, FlowKey.tcpFlags(bits));
  }

  @Test
  void refusesFlowsBeyondItsBoundAndStillCountsTheOnesItKnows() {
    FlowTable table = new FlowTable(2, 1);
    add(table, 1);
    add(table, 2);
    add(table, 3);
    add(table, 1);
    assertEquals(2, table.rows());
    assertEquals(1, table.refusedPackets());
    assertEquals(2, table.chunk(0)[FlowTable.offset(0) + FlowTable.PACKETS]);
    table.clear();
    assertEquals(0, table.refusedPackets());
    add(table, 3);
    assertEquals(1, table.rows());
  }

  @Test
  void allocatesNothingForPacketsOfKnownFlows() {
    FlowTable table = new FlowTable(100_000, 1);
    SplittableRandom random = new SplittableRandom(7);
    PacketHeader packet = new PacketHeader();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int i = 0; i < 1_100_000; i++) {
      if (i == 100_000) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      fill(packet, random.nextInt(5_000), 4, 6);
      table.add(packet, FlowKey.of(packet, FlowDirection.INGRESS, FlowAction.ACCEPT), 1_000_000);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 1_000, () -> allocated + " bytes for a million packets");
  }

  private static void add(FlowTable table, int flow) {
    PacketHeader packet = new PacketHeader();
    fill(packet, flow, 4, 17);
    table.add(packet, FlowKey.of(packet, FlowDirection.EGRESS, FlowAction.ACCEPT), 1_000_000);
    table.settle();
  }

  private static PacketHeader packet(SplittableRandom random, int flows) {
    PacketHeader packet = new PacketHeader();
    int flow = random.nextInt(flows);
    fill(packet, flow, flow % 5 == 0 ? 6 : 4, flow % 3 == 0 ? 17 : 6);
    packet.lengthBytes = 40 + random.nextInt(1400);
    packet.tcpFlags = packet.protocol == 6 ? random.nextInt(64) : 0;
    return packet;
  }

  private static void fill(PacketHeader packet, int flow, int ipVersion, int protocol) {
    packet.ipVersion = ipVersion;
    packet.protocol = protocol;
    packet.sourceHigh = ipVersion == 6 ? 0x2001_0db8_0000_0000L + flow % 7 : 0;
    packet.sourceLow = ipVersion == 6 ? flow * 31L : IpAddress.lowOfIpv4(0x0a00_0000 + flow % 911);
    packet.destinationHigh = ipVersion == 6 ? 0x2001_0db8_0000_0001L : 0;
    packet.destinationLow = ipVersion == 6 ? flow : IpAddress.lowOfIpv4(0xc633_6400 + flow % 13);
    packet.sourcePort = flow & 0xffff;
    packet.destinationPort = flow >>> 16 ^ 443;
  }
}
