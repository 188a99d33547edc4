package weir.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import weir.capture.VethPair;
import weir.capture.aggregate.LaneOptions;
import weir.model.network.Network;

class RecorderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String FLOW_LOG = "fl-00000000000000001";

  private final RecordedLines lines = new RecordedLines();

  private Recorder start(Network network) {
    return start(network, SourceOpener.LINUX);
  }

  private Recorder start(Network network, SourceOpener opens) {
    return Recorder.start(network, opens, lines, LaneOptions.defaults(1), InstantSource.system());
  }

  private static SmallNetwork network() {
    return new SmallNetwork().recordedTo(FLOW_LOG, "/nowhere");
  }

  private static void await(BooleanSupplier done, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, () -> "waited in vain for: " + what);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static void pingLeft(VethPair pair, int count) {
    pair.onRight("ping", "-q", "-i", "0.01", "-c", Integer.toString(count), "10.77.0.1");
  }

  @Test
  void aRuleChangeMeetsTheNextPacket() {
    try (VethPair pair = new VethPair();
        Recorder recorder = start(network().attached(1, pair.left(), "left0").read())) {
      pingLeft(pair, 7);
      recorder.follow(network().attached(1, pair.left(), "left0").closed().read());
      pingLeft(pair, 5);
      recorder.follow(network().attached(1, pair.left(), "left0").read());
      pingLeft(pair, 3);
      recorder.stop();
      String ingress = SmallNetwork.eni(1) + " ingress ";
      assertEquals(10, lines.packets(ingress + "ACCEPT 1"), lines::text);
      assertEquals(5, lines.packets(ingress + "REJECT 1"), lines::text);
    }
  }

  @Test
  void anInterfaceThatIsDetachedHandsOnWhatItHas() {
    try (VethPair pair = new VethPair();
        Recorder recorder = start(network().attached(1, pair.left(), "left0").read())) {
      pingLeft(pair, 4);
      recorder.follow(network().detached(1).read());
      assertEquals(4, lines.packets(SmallNetwork.eni(1) + " ingress ACCEPT 1"), lines::text);
      assertTrue(recorder.statuses().isEmpty());
      assertTrue(recorder.counters().recorded() >= 8, "what ended still counts");
    }
  }

  @Test
  void whatHappensToOtherInterfacesCostsAnInterfaceNoPacket() {
    try (VethPair pair = new VethPair();
        Recorder recorder = start(network().attached(1, pair.left(), "left0").read())) {
      pingLeft(pair, 3);
      recorder.follow(
          network().attached(1, pair.left(), "left0").attached(2, pair.right(), "right0").read());
      pingLeft(pair, 4);
      recorder.follow(network().attached(1, pair.left(), "left0").detached(2).read());
      pingLeft(pair, 5);
      recorder.follow(network().attached(1, pair.left(), "left0").read());
      assertEquals(4, lines.packets(SmallNetwork.eni(2) + " egress ACCEPT 1"), lines::text);
      recorder.stop();
      assertEquals(12, lines.packets(SmallNetwork.eni(1) + " ingress ACCEPT 1"), lines::text);
    }
  }

  @Test
  void anInterfaceThatIsAttachedLaterIsCaptured() {
    try (VethPair pair = new VethPair();
        Recorder recorder = start(network().detached(1).read())) {
      recorder.follow(network().attached(1, pair.left(), "left0").read());
      assertTrue(recorder.statuses().getFirst().capturing());
      pingLeft(pair, 4);
      recorder.stop();
      assertEquals(4, lines.packets(SmallNetwork.eni(1) + " egress ACCEPT 1"), lines::text);
    }
  }

  @Test
  void aLinuxInterfaceThatIsNotThereYetIsTriedAgain() {
    try (VethPair pair = new VethPair();
        Recorder recorder = start(network().attached(1, pair.left(), "later0").read())) {
      CaptureStatus waiting = recorder.statuses().getFirst();
      assertFalse(waiting.capturing());
      assertEquals(
          "there is no interface later0 of network namespace /run/netns/"
              + pair.left()
              + "; `ip link` lists what there is",
          waiting.problem());
      pair.onLeft("ip", "link", "set", "left0", "down");
      pair.onLeft("ip", "link", "set", "left0", "name", "later0", "up");
      await(() -> recorder.statuses().getFirst().capturing(), "later0 is captured");
      pingLeft(pair, 4);
      recorder.stop();
      assertEquals(4, lines.packets(SmallNetwork.eni(1) + " ingress ACCEPT 1"), lines::text);
    }
  }

  @Test
  void aLinuxInterfaceThatGoesAndComesBackIsCapturedAgain() {
    try (VethPair pair = new VethPair();
        Recorder recorder = start(network().attached(1, pair.left(), "left0").read())) {
      pingLeft(pair, 2);
      pair.onLeft("ip", "link", "set", "left0", "down");
      await(() -> !recorder.statuses().getFirst().capturing(), "the end is noticed");
      assertEquals(2, lines.packets(SmallNetwork.eni(1) + " ingress ACCEPT 1"), lines::text);
      pair.onLeft("ip", "link", "set", "left0", "up");
      await(() -> answers(recorder, pair), "packets are recorded again");
    }
  }

  /// Whether a ping is recorded, once the interface is captured again.
  private static boolean answers(Recorder recorder, VethPair pair) {
    long before = recorder.counters().recorded();
    pair.onRight("sh", "-c", "ping -q -c 1 -W 1 10.77.0.1 || true");
    return recorder.statuses().getFirst().capturing() && recorder.counters().recorded() > before;
  }

  @Test
  void oneCaptureThatFailsStopsNoOther() {
    SourceOpener opens =
        (eni, link) -> {
          if (eni.id().equals(SmallNetwork.eni(2))) {
            throw new IllegalStateException("broken");
          }
          return SourceOpener.LINUX.open(eni, link);
        };
    try (VethPair pair = new VethPair();
        Recorder recorder =
            start(
                network()
                    .attached(2, pair.right(), "right0")
                    .attached(1, pair.left(), "left0")
                    .read(),
                opens)) {
      assertEquals(
          "it failed: java.lang.IllegalStateException: broken",
          recorder.statuses().getFirst().problem());
      pingLeft(pair, 4);
      recorder.stop();
      assertEquals(4, lines.packets(SmallNetwork.eni(1) + " ingress ACCEPT 1"), lines::text);
    }
  }
}
