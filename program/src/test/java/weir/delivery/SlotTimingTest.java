package weir.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.flow.AggregationInterval;
import weir.model.flow.InterfaceWindow;

/// When files are published and which records share one.
class SlotTimingTest {
  private static final Duration GRACE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock("2018-06-20T16:24:02Z");

  private Path out() {
    return folder.resolve("out");
  }

  private Delivery open(DeliveryOptions options) {
    return Delivery.openIdle(
        folder.resolve("spool"), SampleNetwork.of(SampleNetwork.log(out())), options, clock);
  }

  private Delivery open() {
    return open(DeliveryOptions.DEFAULT.withGrace(GRACE));
  }

  private static void accept(Delivery delivery, String start, long... numbers) {
    InterfaceWindow window = SampleRecords.minute(start);
    delivery.accept(window, SampleRecords.flows(window, numbers));
  }

  private List<String> stamps() {
    return Delivered.files(out()).stream()
        .map(file -> file.replaceAll(".*_(\\d{8}T\\d{4}Z)_[0-9a-f]{8}\\.log\\.gz", "$1"))
        .toList();
  }

  @Test
  void waitsUntilWallTimeHasPassedTheSlotByTheGrace() {
    try (Delivery delivery = open()) {
      accept(delivery, "2018-06-20T16:23:00Z", 1);
      clock.pass(Duration.ofSeconds(87));
      delivery.work();
      assertEquals(List.of(), stamps());
      clock.pass(Duration.ofSeconds(1));
      delivery.work();
      assertEquals(List.of("20180620T1620Z"), stamps());
    }
  }

  @Test
  void waitsUntilPacketTimeHasPassedTheSlotByTheGrace() {
    try (Delivery delivery = open()) {
      accept(delivery, "2018-06-20T16:23:00Z", 1);
      accept(delivery, "2018-06-20T16:24:00Z", 2);
      delivery.work();
      assertEquals(List.of(), stamps());
      accept(delivery, "2018-06-20T16:25:00Z", 3);
      delivery.work();
      assertEquals(List.of("20180620T1620Z"), stamps());
      assertEquals(List.of(1L, 2L), Delivered.numbers(Delivered.lines(out())));
    }
  }

  @Test
  void gathersAllInterfacesOfASlotInOneFile() {
    InterfaceWindow other =
        SampleRecords.window(
            SampleNetwork.OTHER_ENI, "2018-06-20T16:23:00Z", AggregationInterval.ONE_MINUTE);
    try (Delivery delivery = open()) {
      accept(delivery, "2018-06-20T16:22:00Z", 1);
      delivery.accept(other, SampleRecords.flows(other, 2));
      delivery.flush(Duration.ZERO);
    }
    assertEquals(1, Delivered.files(out()).size());
    assertEquals(List.of(1L, 2L), Delivered.numbers(Delivered.lines(out())));
  }

  @Test
  void sortsTheRowsOfAWindowByTheSlotThatTheyEndIn() {
    InterfaceWindow window = SampleRecords.minute("2018-06-20T16:24:30Z");
    long start = window.startSeconds();
    try (Delivery delivery = open()) {
      delivery.accept(
          window,
          SampleRecords.flows(
              window, new long[] {1, 2, 3}, new long[] {start + 29, start + 30, start + 5}));
      delivery.flush(Duration.ZERO);
    }
    assertEquals(List.of("20180620T1620Z", "20180620T1625Z"), stamps());
    List<String> files = Delivered.files(out());
    assertEquals(List.of(1L, 3L), Delivered.numbers(Delivered.lines(out(), files.get(0))));
    assertEquals(List.of(2L), Delivered.numbers(Delivered.lines(out(), files.get(1))));
  }

  @Test
  void putsLateRowsIntoOneFurtherFileOfTheirSlot() {
    try (Delivery delivery = open()) {
      accept(delivery, "2018-06-20T16:23:00Z", 1);
      accept(delivery, "2018-06-20T16:26:00Z", 2);
      delivery.work();
      assertEquals(List.of("20180620T1620Z"), stamps());
      accept(delivery, "2018-06-20T16:22:00Z", 3);
      delivery.work();
      accept(delivery, "2018-06-20T16:21:00Z", 4);
      delivery.work();
      assertEquals(List.of("20180620T1620Z"), stamps(), "late rows wait for each other");
      clock.pass(Duration.ofMinutes(2));
      delivery.work();
    }
    assertEquals(List.of("20180620T1620Z", "20180620T1620Z"), stamps());
    assertEquals(List.of(1L, 3L, 4L), Delivered.numbers(Delivered.lines(out())));
  }

  @Test
  void cutsASlotIntoFilesOfTheLargestSize() {
    try (Delivery delivery = open(DeliveryOptions.DEFAULT.withRotationBytes(200_000))) {
      for (int batch = 0; batch < 100; batch++) {
        accept(
            delivery,
            "2018-06-20T16:22:00Z",
            new java.util.SplittableRandom(batch).longs(5000, 0, Long.MAX_VALUE).toArray());
      }
      delivery.work();
      assertTrue(stamps().size() > 20, () -> "only " + stamps());
      delivery.flush(Duration.ZERO);
    }
    assertEquals(500_000, Delivered.lines(out()).size());
    for (String file : Delivered.files(out())) {
      assertTrue(out().resolve(file).toFile().length() < 300_000, file);
    }
  }

  @Test
  void publishesAtAFlushWhatIsNotDue() {
    try (Delivery delivery = open()) {
      accept(delivery, "2018-06-20T16:23:00Z", 1);
      assertTrue(delivery.flush(Duration.ZERO));
      assertEquals(List.of("20180620T1620Z"), stamps());
      accept(delivery, "2018-06-20T16:23:00Z", 2);
      assertTrue(delivery.flush(Duration.ZERO));
    }
    assertEquals(List.of(1L, 2L), Delivered.numbers(Delivered.lines(out())));
    assertEquals(2, Delivered.files(out()).size());
  }

  @Test
  void goesOnAfterARestartWithWhatWasAccepted() {
    try (Delivery delivery = open()) {
      accept(delivery, "2018-06-20T16:23:00Z", 1);
    }
    try (Delivery delivery = open()) {
      accept(delivery, "2018-06-20T16:23:00Z", 2);
      clock.pass(Duration.ofMinutes(2));
      delivery.work();
    }
    assertEquals(List.of("20180620T1620Z"), stamps());
    assertEquals(List.of(1L, 2L), Delivered.numbers(Delivered.lines(out())));
  }
}
