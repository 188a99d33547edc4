package weir.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.model.flow.InterfaceWindow;

/// What a restart makes of each state in which a crash can leave spool, journal and destination.
class ExactlyOnceTest {
  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock("2018-06-20T16:21:05Z");

  private Path out() {
    return folder.resolve("out");
  }

  private Delivery open() {
    return Delivery.openIdle(
        folder.resolve("spool"),
        SampleNetwork.of(SampleNetwork.log(out())),
        DeliveryOptions.DEFAULT,
        clock);
  }

  private static void accept(Delivery delivery, String start, long... numbers) {
    InterfaceWindow window = SampleRecords.minute(start);
    delivery.accept(window, SampleRecords.flows(window, numbers));
  }

  private Path spool() throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve("spool"))) {
      return found.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private Map<Path, byte[]> objects() throws IOException {
    return files(out());
  }

  private static Map<Path, byte[]> files(Path folder) throws IOException {
    Map<Path, byte[]> files = new HashMap<>();
    for (String file : Delivered.files(folder)) {
      files.put(folder.resolve(file), Files.readAllBytes(folder.resolve(file)));
    }
    return files;
  }

  /// The journal as it is after any crash: cut at every byte. Objects of publications that are only
  /// intended are there, or are not.
  @Test
  void makesTheSameObjectsFromAJournalThatIsCutAnywhere() throws IOException {
    try (Delivery delivery = open()) {
      accept(delivery, "2018-06-20T16:21:00Z", 1, 2);
      delivery.flush(Duration.ZERO);
      accept(delivery, "2018-06-20T16:21:00Z", 3);
      accept(delivery, "2018-06-20T16:26:00Z", 4, 5);
      delivery.flush(Duration.ZERO);
    }
    Map<Path, byte[]> expected = objects();
    assertEquals(3, expected.size());
    Map<Path, byte[]> left = files(spool());
    Path journal = spool().resolve("journal");
    byte[] whole = Files.readAllBytes(journal);
    for (int length = intentionsEnd(whole); length <= whole.length; length++) {
      for (Path file : files(spool()).keySet()) {
        Files.delete(file);
      }
      for (Map.Entry<Path, byte[]> file : left.entrySet()) {
        Files.write(file.getKey(), file.getValue());
      }
      Files.write(journal, Arrays.copyOf(whole, length));
      try (Delivery delivery = open()) {
        assertTrue(delivery.flush(Duration.ZERO));
      }
      Map<Path, byte[]> again = objects();
      assertEquals(expected.keySet(), again.keySet(), "journal cut at " + length);
      expected.forEach(
          (key, bytes) -> assertTrue(Arrays.equals(bytes, again.get(key)), key.toString()));
    }
  }

  /// Where the last intention ends: from there on the files' ranges are settled.
  private static int intentionsEnd(byte[] journal) {
    String text = new String(journal, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.indexOf(".log.gz", text.lastIndexOf("intend")) + ".log.gz".length();
  }

  @Test
  void repeatsAPublicationWithItsOwnRecordsThoughMoreHaveCome() throws IOException {
    try (Delivery delivery = open()) {
      accept(delivery, "2018-06-20T16:21:00Z", 1);
      delivery.flush(Duration.ZERO);
    }
    Map<Path, byte[]> expected = objects();
    Path journal = spool().resolve("journal");
    byte[] whole = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(whole, intentionsEnd(whole)));
    Files.delete(expected.keySet().iterator().next());
    try (Delivery delivery = open()) {
      accept(delivery, "2018-06-20T16:21:00Z", 2);
      assertTrue(delivery.flush(Duration.ZERO));
    }
    Map<Path, byte[]> again = objects();
    assertEquals(2, again.size());
    expected.forEach(
        (key, bytes) -> assertTrue(Arrays.equals(bytes, again.get(key)), key.toString()));
    assertEquals(List.of(1L, 2L), Delivered.numbers(Delivered.lines(out())));
  }

  @Test
  void removesTheHalfFileOfAKilledRun() throws IOException {
    open().close();
    Files.createDirectories(out());
    Path half = out().resolve(".weir-" + spool().getFileName() + ".tmp");
    Files.writeString(half, "half");
    open().close();
    assertEquals(List.of(), Delivered.files(out()));
  }

  @Test
  void rewritesItsJournalWhenItHasGrown() throws IOException {
    Path place = Files.createDirectories(folder.resolve("journal"));
    try (Journal journal = Journal.open(place)) {
      for (int i = 1; i <= 150; i++) {
        Publication publication =
            new Publication(new Slot(300L * i), i, i, 1, "key-" + "x".repeat(3000) + i);
        journal.intend(publication);
        journal.complete(publication, i - 5);
      }
    }
    assertTrue(Files.size(place.resolve("journal")) < 300_000);
    try (Journal journal = Journal.open(place)) {
      assertTrue(journal.isPublished(new Slot(300L * 150), 150));
      assertTrue(!journal.isPublished(new Slot(300L * 150), 151));
    }
  }
}
