package weir.capture.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weir.capture.VethPair;
import weir.model.aws.Fault;
import weir.model.net.LinkDirection;

class AfPacketSourceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private record Seen(LinkDirection direction, int wireBytes, int capturedBytes, long timeNanos) {}

  @Test
  void seesWhatAnInterfaceInANamespaceReceivesAndSends() {
    try (VethPair pair = new VethPair();
        AfPacketSource source = AfPacketSource.open(on(pair, "left0"))) {
      pair.onLeft("ping", "-q", "-c", "3", "-i", "0.01", "-s", "1000", "10.77.0.2");
      List<Seen> echoes = readUntil(source, 6, 1042);
      assertEquals(3, echoes.stream().filter(p -> p.direction == LinkDirection.SENT).count());
      assertEquals(3, echoes.stream().filter(p -> p.direction == LinkDirection.RECEIVED).count());
      assertTrue(echoes.stream().allMatch(p -> p.capturedBytes == 256), echoes::toString);
      long age = Instant.now().getEpochSecond() - echoes.getFirst().timeNanos / 1_000_000_000L;
      assertTrue(age >= 0 && age < 60, () -> "packet is " + age + " s old");
      assertTrue(source.counters().packets() >= 6);
      assertEquals(0, source.counters().dropped());
    }
  }

  @Test
  void endsWhenTheInterfaceGoesDown() {
    try (VethPair pair = new VethPair();
        AfPacketSource source = AfPacketSource.open(on(pair, "left0"))) {
      pair.onLeft("ping", "-q", "-c", "1", "-s", "1000", "10.77.0.2");
      pair.onLeft("ip", "link", "set", "left0", "down");
      assertEquals(2, readToEnd(source, 1042), "packets before the end are delivered");
    }
  }

  @Test
  void endsWhenTheInterfaceIsDeleted() {
    try (VethPair pair = new VethPair()) {
      AfPacketSource ended;
      try (AfPacketSource source = AfPacketSource.open(on(pair, "left0"))) {
        pair.onLeft("ip", "link", "delete", "left0");
        readToEnd(source, 0);
        ended = source;
      }
      assertEquals(0, ended.counters().dropped(), "counters stay readable after close");
    }
  }

  @Test
  void seesEachPacketOfALoopbackOnce() {
    try (VethPair pair = new VethPair();
        AfPacketSource source = AfPacketSource.open(on(pair, "lo"))) {
      pair.onLeft("ping", "-q", "-c", "2", "-i", "0.01", "-s", "1000", "127.0.0.1");
      pair.onLeft("ip", "link", "set", "lo", "down");
      assertEquals(4, readToEnd(source, 1042), "two echoes and two replies");
    }
  }

  @Test
  void countsWhatFoundTheRingFull() {
    LiveCapture small =
        new LiveCapture("left0", NetworkNamespace.HOST, 2 * LiveCapture.RING_BLOCK_BYTES, false);
    try (VethPair pair = new VethPair();
        AfPacketSource source =
            AfPacketSource.open(small.in(NetworkNamespace.named(pair.left())))) {
      pair.onLeft("ping", "-q", "-f", "-c", "6000", "-s", "1000", "10.77.0.2");
      long dropped = source.counters().dropped();
      assertTrue(dropped > 0, "6000 packets do not fit in half a megabyte");
      PacketBuffer buffer = new PacketBuffer();
      source.read(buffer);
      assertTrue(buffer.count() > 0, "a block was waiting");
      assertTrue(source.counters().dropped() >= dropped, "drops add up");
    }
  }

  @Test
  void saysThatAnInterfaceIsMissing() {
    Fault.NotFound fault =
        assertThrows(Fault.NotFound.class, () -> AfPacketSource.open(LiveCapture.of("nosuch0")));
    assertEquals(
        "there is no interface nosuch0; `ip link` lists what there is", fault.getMessage());
  }

  @Test
  void saysThatANamespaceIsMissing() {
    Fault.NotFound fault =
        assertThrows(
            Fault.NotFound.class,
            () -> AfPacketSource.open(LiveCapture.of("lo").in(NetworkNamespace.named("nosuch"))));
    assertEquals("there is no network namespace /run/netns/nosuch", fault.getMessage());
  }

  private static LiveCapture on(VethPair pair, String link) {
    return LiveCapture.of(link).in(NetworkNamespace.named(pair.left()));
  }

  private static List<Seen> readUntil(AfPacketSource source, int count, int wireBytes) {
    List<Seen> seen = new ArrayList<>();
    Instant deadline = Instant.now().plus(PATIENCE);
    PacketBuffer buffer = new PacketBuffer();
    while (seen.size() < count) {
      assertTrue(Instant.now().isBefore(deadline), () -> "only came: " + seen);
      assertTrue(source.read(buffer));
      collect(buffer, wireBytes, seen);
    }
    return seen;
  }

  private static int readToEnd(AfPacketSource source, int wireBytes) {
    List<Seen> seen = new ArrayList<>();
    Instant deadline = Instant.now().plus(PATIENCE);
    PacketBuffer buffer = new PacketBuffer();
    while (source.read(buffer)) {
      assertTrue(Instant.now().isBefore(deadline), "the source does not end");
      collect(buffer, wireBytes, seen);
    }
    assertFalse(source.read(buffer), "an ended source stays ended");
    return seen.size();
  }

  private static void collect(PacketBuffer buffer, int wireBytes, List<Seen> seen) {
    for (int i = 0; i < buffer.count(); i++) {
      if (buffer.wireBytes(i) == wireBytes) {
        assertEquals(1, buffer.linkType(i));
        seen.add(
            new Seen(
                buffer.direction(i),
                buffer.wireBytes(i),
                buffer.capturedBytes(i),
                buffer.timeNanos(i)));
      }
    }
  }
}
