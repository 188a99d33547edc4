package weir.store.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogStoreTest {
  private static final LogGroupId GROUP = new LogGroupId("g1");

  @TempDir Path folder;
  private final SampleLogs logs = new SampleLogs();
  private LogStore store;

  @BeforeEach
  void open() {
    store = logs.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private LogGroupEvents group() {
    return store.group(GROUP, logs.options());
  }

  private LogAppend append(String stream, long from, String... messages) {
    return group().append(stream, SampleLogs.batch(from, messages), logs.now());
  }

  private List<String> read(LogRange range) {
    return SampleLogs.lines(group(), range);
  }

  private void reopen() {
    store.close();
    store = logs.open(folder);
  }

  @Test
  void readsWhatWasAppendedInTheOrderOfTime() {
    append("b", 2000, "two", "three");
    append("a", 1000, "one", "also one");
    assertEquals(
        List.of("1000 a one", "1001 a also one", "2000 b two", "2001 b three"), read(LogRange.ALL));
  }

  @Test
  void readsTheSameAfterARestartAndAfterSealing() {
    append("b", 2000, "two", "three");
    append("a", 1000, "one");
    List<String> before = read(LogRange.ALL);
    reopen();
    assertEquals(before, read(LogRange.ALL));
    group().seal();
    assertEquals(before, read(LogRange.ALL));
    reopen();
    assertEquals(before, read(LogRange.ALL));
    assertEquals(3, before.size());
  }

  @Test
  void givesSequencesThatGrowAcrossRestartsAndSealing() {
    assertEquals(0, append("a", 1, "x", "y").firstSequence());
    reopen();
    assertEquals(2, append("a", 1, "x").firstSequence());
    group().seal();
    reopen();
    assertEquals(3, append("a", 1, "x").firstSequence());
  }

  @Test
  void goesBothWaysFromAPosition() {
    append("a", 1000, "one", "two", "three");
    group().seal();
    append("a", 1001, "four");
    List<LogPosition> positions = new ArrayList<>();
    try (LogCursor cursor = group().read(LogRange.ALL)) {
      while (cursor.next()) {
        positions.add(cursor.position());
      }
    }
    assertEquals(4, positions.size());
    assertEquals(
        List.of("1001 a four", "1002 a three"), read(LogRange.ALL.after(positions.get(1))));
    assertEquals(
        List.of("1001 a two", "1000 a one"),
        read(LogRange.ALL.order(LogOrder.NEWEST_FIRST).before(positions.get(2))));
  }

  @Test
  void hidesADeletedStreamAlsoWhenAnotherOfItsNameComes() {
    append("a", 1000, "old", "older");
    append("b", 1000, "kept");
    group().deleteStream("a");
    assertEquals(List.of("1000 b kept"), read(LogRange.ALL));
    assertEquals(Optional.empty(), group().times("a"));
    append("a", 500, "new");
    for (int round = 0; round < 3; round++) {
      assertEquals(List.of("500 a new", "1000 b kept"), read(LogRange.ALL));
      assertEquals(
          Optional.of(new StreamTimes(500, 500, logs.now().toEpochMilli())), group().times("a"));
      reopen();
      group().seal();
    }
  }

  @Test
  void hidesADeletedStreamOfSegmentsAcrossRestarts() {
    append("a", 1000, "old");
    append("b", 1000, "kept");
    group().seal();
    group().deleteStream("a");
    reopen();
    assertEquals(List.of("1000 b kept"), read(LogRange.ALL));
    group().seal();
    reopen();
    assertEquals(List.of("1000 b kept"), read(LogRange.ALL));
    assertEquals(Optional.empty(), group().times("a"));
  }

  @Test
  void hidesWhatIsOlderThanTheRetentionExactly() {
    Instant now = logs.now();
    logs.retention(Duration.ofDays(1));
    long edge = now.minus(Duration.ofDays(1)).toEpochMilli();
    append("a", edge - 1, "too old", "just kept");
    assertEquals(List.of(edge + " a just kept"), read(LogRange.ALL));
    group().seal();
    assertEquals(List.of(edge + " a just kept"), read(LogRange.ALL));
    logs.retention(null);
    assertEquals(
        List.of(edge + " a just kept"), read(LogRange.ALL), "sealing has dropped what expired");
  }

  @Test
  void deletesSegmentsOfWhichEveryEventHasExpired() {
    append("a", logs.now().toEpochMilli(), "soon gone");
    group().seal();
    logs.retention(Duration.ofDays(1));
    group();
    store.maintain();
    assertEquals(1, logs.files(folder, ".parquet").size());
    logs.pass(Duration.ofDays(2));
    store.maintain();
    assertEquals(List.of(), logs.files(folder, ".parquet"));
    reopen();
    assertEquals(List.of(), read(LogRange.ALL));
  }

  @Test
  void servesAnOpenCursorWhileItsFilesAreSealedAndDeleted() {
    long now = logs.now().toEpochMilli();
    append("a", now, "one", "two");
    try (LogCursor ofJournal = group().read(LogRange.ALL)) {
      group().seal();
      try (LogCursor ofSegment = group().read(LogRange.ALL)) {
        logs.retention(Duration.ofDays(1));
        group();
        logs.pass(Duration.ofDays(2));
        store.maintain();
        assertEquals(List.of(), read(LogRange.ALL));
        assertTrue(ofJournal.next());
        assertTrue(ofSegment.next());
        assertEquals("one", ofJournal.message());
        assertEquals("one", ofSegment.message());
      }
    }
    assertEquals(List.of(), logs.files(folder, ".parquet"));
    assertEquals(List.of(), logs.files(folder, ".journal"));
  }

  @Test
  void endsAnOpenCursorWhenItsGroupIsDeleted() {
    append("a", 1000, "one");
    group().seal();
    try (LogCursor cursor = group().read(LogRange.ALL)) {
      store.delete(GROUP);
      assertFalse(cursor.next());
    }
    assertEquals(List.of(), logs.heard);
  }

  @Test
  void keepsNothingOfADeletedGroup() {
    append("a", 1000, "one");
    group().seal();
    append("a", 1000, "two");
    store.delete(GROUP);
    assertEquals(List.of(), logs.files(folder, ""));
    assertEquals(List.of(), read(LogRange.ALL));
    assertEquals(0, append("a", 1, "again").firstSequence());
  }

  @Test
  void tellsSubscribersOfEveryBatch() {
    List<String> told = new ArrayList<>();
    store.subscribe((group, stream, batch, append, ingested) ->
        told.add(group + " " + stream + " " + append.firstSequence() + " " + batch.events()));
    append("a", 1000, "one", "two");
    append("b", 1000, "three");
    assertEquals(List.of("g1 a 0 2", "g1 b 2 1"), told);
  }

  @Test
  void readsOnlyTheStreamsAndTimesThatAreAskedFor() {
    append("a", 1000, "one", "two");
    append("b", 1000, "three", "four");
    append("c", 1000, "five");
    for (int round = 0; round < 2; round++) {
      assertEquals(
          List.of("1000 a one", "1000 c five", "1001 a two"),
          read(LogRange.ALL.streams(Set.of("a", "c"))));
      assertEquals(
          List.of("1001 a two", "1001 b four"), read(LogRange.ALL.times(1001, Long.MAX_VALUE)));
      assertEquals(
          List.of("1000 a one", "1000 b three", "1000 c five"), read(LogRange.ALL.times(0, 1001)));
      group().seal();
    }
  }

  @Test
  void readsByWhenEventsWereTaken() {
    assertEquals(-1, group().lastSequence());
    append("a", 5000, "first", "second");
    append("a", 1000, "late in time");
    for (int round = 0; round < 3; round++) {
      assertEquals(2, group().lastSequence());
      assertEquals(List.of("1000 a late in time", "5001 a second"), taken(0, 2));
      assertEquals(List.of("5000 a first"), taken(-1, 0));
      assertEquals(List.of(), taken(2, 9));
      if (round == 0) {
        group().seal();
      } else {
        reopen();
      }
    }
    append("a", 2000, "third");
    assertEquals(3, group().lastSequence());
    assertEquals(List.of("1000 a late in time", "2000 a third"), taken(1, 3));
  }

  private List<String> taken(long after, long last) {
    List<String> lines = new ArrayList<>();
    try (LogCursor cursor = group().read(LogRange.ALL, new SequenceRange(after, last))) {
      while (cursor.next()) {
        lines.add(cursor.timestamp() + " " + cursor.stream() + " " + cursor.message());
      }
    }
    return lines;
  }

  @Test
  void namesTheGroupsThatHaveSomethingOnDisk() {
    assertEquals(Set.of(), store.ids());
    append("a", 1000, "one");
    store.group(new LogGroupId("g2"), logs.options());
    assertEquals(Set.of(GROUP), store.ids());
    group().seal();
    reopen();
    assertEquals(Set.of(GROUP), store.ids());
    store.delete(GROUP);
    assertEquals(Set.of(), store.ids());
  }
}
