package weir.api.cloudtrail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFolderTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:30:00Z");
  private static final Duration KEPT = Duration.ofDays(90);

  @TempDir Path folder;

  @Test
  void givesRecordsNewestFirstAcrossPlainAndCompressedHours() throws IOException {
    try (AuditFolder audit = open(NOON)) {
      for (int hour = 0; hour < 3; hour++) {
        for (int i = 0; i < 4; i++) {
          append(audit, NOON.plus(Duration.ofHours(hour)), "record " + hour + "." + i);
        }
      }
      assertTrue(Files.exists(folder.resolve("2026/11/21/12.jsonl.gz")));
      assertFalse(Files.exists(folder.resolve("2026/11/21/12.jsonl")));
      assertTrue(Files.exists(folder.resolve("2026/11/21/14.jsonl")));
      Collected all = collect(audit, AuditLog.Place.NEWEST, 100);
      assertEquals("record 2.3", all.lines.getFirst());
      assertEquals("record 0.0", all.lines.getLast());
      assertEquals(12, all.lines.size());
    }
  }

  @Test
  void goesOnWhereAPageEndedAlsoWhenTheHourIsCompressedMeanwhile() throws IOException {
    try (AuditFolder audit = open(NOON)) {
      for (int i = 0; i < 10; i++) {
        append(audit, NOON, "record " + i);
      }
      Collected first = collect(audit, AuditLog.Place.NEWEST, 4);
      assertEquals(List.of("record 9", "record 8", "record 7", "record 6"), first.lines);
      audit.tidy(NOON.plus(Duration.ofHours(1)));
      Collected second = collect(audit, first.places.getLast(), 100);
      assertEquals("record 5", second.lines.getFirst());
      assertEquals(6, second.lines.size());
    }
  }

  @Test
  void cutsOffALineThatHasNoEnd() throws IOException {
    try (AuditFolder audit = open(NOON)) {
      append(audit, NOON, "whole");
    }
    Path file = folder.resolve("2026/11/21/12.jsonl");
    Files.writeString(file, "{\"torn", StandardOpenOption.APPEND);
    try (AuditFolder audit = open(NOON)) {
      append(audit, NOON, "next");
      assertEquals(List.of("next", "whole"), collect(audit, AuditLog.Place.NEWEST, 9).lines);
    }
    assertEquals("whole\nnext\n", Files.readString(file));
  }

  @Test
  void doublesNothingWhenAProcessEndedBetweenCompressingAndDeleting() throws IOException {
    Path plain = folder.resolve("2026/11/21/12.jsonl");
    try (AuditFolder audit = open(NOON)) {
      append(audit, NOON, "one");
      append(audit, NOON, "two");
      byte[] before = Files.readAllBytes(plain);
      audit.tidy(NOON.plus(Duration.ofHours(1)));
      Files.write(plain, before);
      audit.tidy(NOON.plus(Duration.ofHours(1)));
      assertEquals(List.of("two", "one"), collect(audit, AuditLog.Place.NEWEST, 9).lines);
    }
  }

  @Test
  void keepsBothPartsOfAnHourThatCameTwice() throws IOException {
    try (AuditFolder audit = open(NOON)) {
      append(audit, NOON, "before the clock went back");
      append(audit, NOON.plus(Duration.ofHours(1)), "between");
      append(audit, NOON, "after");
      audit.tidy(NOON.plus(Duration.ofHours(2)));
      assertEquals(
          List.of("between", "after", "before the clock went back"),
          collect(audit, AuditLog.Place.NEWEST, 9).lines);
    }
  }

  @Test
  void forgetsWhatIsOlderThanItIsToBeKept() throws IOException {
    try (AuditFolder audit = open(NOON)) {
      append(audit, NOON.minus(Duration.ofDays(91)), "old");
      append(audit, NOON, "new");
      audit.tidy(NOON);
      assertEquals(List.of("new"), collect(audit, AuditLog.Place.NEWEST, 9).lines);
    }
    assertFalse(Files.exists(folder.resolve("2026/08")), "empty folders go too");
  }

  @Test
  void readsLinesThatAreLongerThanABlock() throws IOException {
    String longLine = "x".repeat(200_000);
    try (AuditFolder audit = open(NOON)) {
      append(audit, NOON, "first");
      append(audit, NOON, longLine);
      append(audit, NOON, "last");
      assertEquals(
          List.of("last", longLine, "first"), collect(audit, AuditLog.Place.NEWEST, 9).lines);
    }
  }

  private AuditFolder open(Instant now) {
    return AuditFolder.open(folder, KEPT, now, Runnable::run);
  }

  private static void append(AuditFolder audit, Instant at, String line) throws IOException {
    audit.append(at, (line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Collected collect(AuditFolder audit, AuditLog.Place before, int room)
      throws IOException {
    Collected collected = new Collected(room);
    audit.newestFirst(Instant.EPOCH, NOON.plus(Duration.ofDays(1)), before, collected);
    return collected;
  }

  private static final class Collected implements AuditLog.Search {
    private final List<String> lines = new ArrayList<>();
    private final List<AuditLog.Place> places = new ArrayList<>();
    private final int most;

    Collected(int most) {
      this.most = most;
    }

    @Override
    public boolean matches(String line) {
      return true;
    }

    @Override
    public int room() {
      return most - lines.size();
    }

    @Override
    public void take(AuditLog.Place place, String line) {
      places.add(place);
      lines.add(line);
    }
  }
}
