package weir.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.delivery.DeliveryStatus.Failure;
import weir.model.flow.AggregationInterval;
import weir.model.flow.InterfaceWindow;

/// A destination that is away: here, a file lies where the folder should be.
class DestinationAwayTest {
  private static final InterfaceWindow MINUTE = SampleRecords.minute("2018-06-20T16:21:00Z");

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock("2018-06-20T16:22:05Z");
  private Path out = Path.of("");

  @BeforeEach
  void takeAway() throws IOException {
    out = folder.resolve("out");
    Files.writeString(out, "in the way");
  }

  private Delivery open(long spoolBytes) {
    return Delivery.openIdle(
        folder.resolve("spool"),
        SampleNetwork.of(SampleNetwork.log(out)),
        DeliveryOptions.DEFAULT.withSpoolBytes(spoolBytes),
        clock);
  }

  private static DeliveryStatus status(Delivery delivery) {
    return delivery.statuses().getFirst();
  }

  @Test
  void triesAgainAfterEverLongerPausesUntilItIsBack() throws IOException {
    try (Delivery delivery = open(1 << 20)) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      assertFalse(delivery.flush(Duration.ZERO));
      assertEquals("FAILED", status(delivery).deliverLogsStatus());
      assertEquals("Unknown error", status(delivery).deliverLogsErrorMessage().orElseThrow());
      clock.pass(Duration.ofMinutes(6));
      Duration pause = Duration.ZERO;
      for (int attempt = 0; attempt < 8; attempt++) {
        delivery.work();
        Failure failure = Objects.requireNonNull(status(delivery).failure());
        assertTrue(failure.cause().contains("out"), failure.cause());
        pause = Duration.between(clock.instant(), failure.nextAttemptAt());
        long retries = status(delivery).counters().retries();
        clock.pass(pause.minusMillis(1));
        delivery.work();
        assertEquals(retries, status(delivery).counters().retries(), "too early");
        clock.pass(Duration.ofMillis(1));
      }
      assertTrue(pause.toSeconds() >= 30 && pause.toSeconds() <= 60, () -> "last pause");
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 2));
      Files.delete(out);
      delivery.work();
      assertNull(status(delivery).failure());
      assertTrue(delivery.flush(Duration.ZERO));
      assertEquals(2, status(delivery).counters().recordsDelivered());
    }
    assertEquals(List.of(1L, 2L), Delivered.numbers(Delivered.lines(out)));
  }

  @Test
  void saysWithASkipdataRowWhichWindowTheFullSpoolDidNotTake() throws IOException {
    InterfaceWindow other =
        SampleRecords.window(
            SampleNetwork.OTHER_ENI, "2018-06-20T16:21:00Z", AggregationInterval.ONE_MINUTE);
    long[] many = new java.util.SplittableRandom(1).longs(5000, 0, Long.MAX_VALUE).toArray();
    long accepted;
    try (Delivery delivery = open(64 << 10)) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, many));
      delivery.accept(other, SampleRecords.flows(other, many));
      delivery.accept(other, SampleRecords.flows(other, many));
      assertEquals(10_000, status(delivery).counters().recordsSkipped());
      accepted = status(delivery).counters().recordsAccepted();
      assertFalse(delivery.flush(Duration.ZERO));
    }
    Files.delete(out);
    try (Delivery delivery = open(64 << 10)) {
      assertTrue(delivery.flush(Duration.ZERO));
      assertEquals(accepted, status(delivery).counters().recordsDelivered());
      delivery.accept(other, SampleRecords.flows(other, 9));
      assertTrue(delivery.flush(Duration.ZERO));
    }
    List<String> lines = Delivered.lines(out);
    assertEquals(5000, lines.stream().filter(l -> l.contains(SampleNetwork.ENI)).count());
    List<String> skipped = lines.stream().filter(l -> l.endsWith("SKIPDATA")).toList();
    assertEquals(
        "2 123456789012 eni-0b0b0b0b - - - - - - - 1529511660 1529511719 - SKIPDATA",
        skipped.getFirst());
    assertEquals(
        1, lines.stream().filter(l -> l.contains("eni-0b0b0b0b") && l.endsWith("OK")).count());
  }

  @Test
  void remembersTheWindowsThatNotEvenTheReserveTakes() throws IOException {
    long[] many = new java.util.SplittableRandom(1).longs(5000, 0, Long.MAX_VALUE).toArray();
    try (Delivery delivery = open(64 << 10)) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, many));
      for (int window = 0; window < 200; window++) {
        InterfaceWindow lost =
            new InterfaceWindow(
                SampleNetwork.OTHER_ENI,
                AggregationInterval.ONE_MINUTE,
                MINUTE.startSeconds() + 60L * window);
        delivery.accept(lost, SampleRecords.flows(lost, many));
      }
      Files.delete(out);
      delivery.flush(Duration.ZERO);
      delivery.flush(Duration.ZERO);
    }
    assertEquals(
        200, Delivered.lines(out).stream().filter(l -> l.endsWith("SKIPDATA")).distinct().count());
  }

  @Test
  void survivesAnErrorOfTheSpoolsOwnDisk() throws IOException {
    Files.delete(out);
    try (Delivery delivery = open(1 << 20)) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      Path file = spool().resolve("publishing.tmp");
      Files.createDirectory(file);
      assertFalse(delivery.flush(Duration.ZERO));
      Failure failure = Objects.requireNonNull(status(delivery).failure());
      assertTrue(
          failure.cause().startsWith("the spool " + spool() + " cannot be used: "),
          failure.cause());
      Files.delete(file);
      assertTrue(delivery.flush(Duration.ZERO));
    }
    assertEquals(List.of(1L), Delivered.numbers(Delivered.lines(out)));
  }

  private Path spool() throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve("spool"))) {
      return found.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  @Test
  void doesNotHurryWithAFlowLogThatIsGone() {
    try (Delivery delivery = open(1 << 20)) {
      delivery.accept(MINUTE, SampleRecords.flows(MINUTE, 1));
      delivery.update(SampleNetwork.of());
      for (int i = 0; i < 10; i++) {
        delivery.work();
      }
      assertEquals(0, status(delivery).counters().retries());
      clock.pass(Duration.ofSeconds(2));
      delivery.work();
      assertEquals(1, status(delivery).counters().retries());
    }
  }
}
