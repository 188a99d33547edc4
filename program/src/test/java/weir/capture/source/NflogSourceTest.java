package weir.capture.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weir.capture.VethPair;
import weir.model.aws.Fault;
import weir.model.net.LinkDirection;

class NflogSourceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-05-01T00:00:00Z"));

  private record Seen(LinkDirection direction, int bytes, int linkType, long timeNanos) {}

  @Test
  void seesPacketsThatARuleDropsOnTheirWayOut() {
    try (VethPair pair = new VethPair()) {
      log(pair, "output", "log group 7 prefix \"weir-egress eni-1\" drop");
      try (NflogSource source = open(pair, "weir-egress")) {
        ping(pair);
        List<Seen> seen = readUntil(source, 2);
        assertEquals(
            new Seen(LinkDirection.SENT, 128, 101, CLOCK.millis() * 1_000_000), seen.getFirst());
        assertEquals(new SourceCounters(2, 0, 0), source.counters());
      }
    }
  }

  @Test
  void seesWhatComesInAndLeavesOutOtherPrefixes() {
    try (VethPair pair = new VethPair()) {
      log(pair, "output", "log group 7 prefix \"someone else\"");
      log(pair, "input", "log group 7 prefix \"weir-ingress\"");
      try (NflogSource source = open(pair, "weir-")) {
        ping(pair);
        List<Seen> seen = readUntil(source, 2);
        assertTrue(
            seen.stream().allMatch(p -> p.direction == LinkDirection.RECEIVED), seen::toString);
      }
    }
  }

  @Test
  void saysThatAGroupIsTaken() {
    try (VethPair pair = new VethPair();
        NflogSource first = open(pair, "")) {
      Fault.Denied fault = assertThrows(Fault.Denied.class, () -> open(pair, "").close());
      assertEquals(
          "NFLOG group 7 of network namespace /run/netns/"
              + pair.left()
              + " may not be read: either another process reads it (choose another group), or this"
              + " user lacks CAP_NET_ADMIN (run as root)",
          fault.getMessage());
      assertEquals(new SourceCounters(0, 0, 0), first.counters());
    }
  }

  private static void log(VethPair pair, String hook, String rule) {
    pair.onLeft(
        "nft",
        "add table ip "
            + hook
            + "; add chain ip "
            + hook
            + " logs { type filter hook "
            + hook
            + " priority 0; }; add rule ip "
            + hook
            + " logs meta l4proto icmp "
            + rule);
  }

  private static void ping(VethPair pair) {
    pair.onLeft("bash", "-c", "ping -q -c 2 -i 0.01 -W 0.1 -s 100 10.77.0.2; true");
  }

  private static NflogSource open(VethPair pair, String prefix) {
    return NflogSource.open(new NflogGroup(7, NetworkNamespace.named(pair.left()), prefix), CLOCK);
  }

  private static List<Seen> readUntil(NflogSource source, int count) {
    List<Seen> seen = new ArrayList<>();
    Instant deadline = Instant.now().plus(PATIENCE);
    PacketBuffer buffer = new PacketBuffer();
    while (seen.size() < count) {
      assertTrue(Instant.now().isBefore(deadline), () -> "only came: " + seen);
      assertTrue(source.read(buffer));
      for (int i = 0; i < buffer.count(); i++) {
        seen.add(
            new Seen(
                buffer.direction(i), buffer.wireBytes(i), buffer.linkType(i), buffer.timeNanos(i)));
      }
    }
    return seen;
  }
}
