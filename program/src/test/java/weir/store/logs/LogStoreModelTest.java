package weir.store.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weir.model.flow.RecordFormat;
import weir.store.objects.LocalKeyRing;

/// Random appends, seals, deletions, expiry, restarts and reads against a plain list.
class LogStoreModelTest {
  private static final LogGroupId GROUP = new LogGroupId("g1");
  private static final List<String> STREAMS = List.of("eni-1-all", "eni-2-all", "a b", "ü/ä");

  private record Event(LogPosition position, String stream, String message) {}

  @TempDir Path folder;
  private final SampleLogs logs = new SampleLogs();
  private List<Event> model = new ArrayList<>();
  private SplittableRandom random = new SplittableRandom();
  private int appended;
  private Duration retention = Duration.ofDays(3);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void showsWhatAPlainListShows(long seed) {
    random = new SplittableRandom(seed);
    logs.limits(SampleLogs.SMALL);
    logs.retention(retention);
    logs.formats(RecordFormat.DEFAULT);
    if (seed % 2 == 0) {
      logs.encrypt(LocalKeyRing.open(folder.resolve("keys")));
    }
    LogStore store = logs.open(folder);
    for (int step = 0; step < 250; step++) {
      LogGroupEvents group = store.group(GROUP, logs.options());
      switch (random.nextInt(20)) {
        case 0 -> group.seal();
        case 1 -> store.maintain();
        case 2 -> logs.pass(Duration.ofMinutes(random.nextInt(600)));
        case 3 -> {
          String stream = any(STREAMS);
          group.deleteStream(stream);
          model.removeIf(event -> event.stream().equals(stream));
        }
        case 4 -> {
          store.close();
          store = logs.open(folder);
        }
        case 5, 6, 7, 8 -> checkRead(group, "seed " + seed + ", step " + step);
        case 9 -> checkPages(group, "seed " + seed + ", step " + step);
        default -> append(group);
      }
    }
    checkRead(store.group(GROUP, logs.options()), "seed " + seed);
    store.close();
    assertEquals(List.of(), logs.heard, "seed " + seed);
    assertTrue(appended > 500, "seed " + seed);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void append(LogGroupEvents group) {
    String stream = any(STREAMS);
    int events = 1 + random.nextInt(30);
    long at = logs.now().toEpochMilli() - random.nextLong(Duration.ofDays(2).toMillis());
    LogBatch.Builder batch = new LogBatch.Builder(1, 1);
    List<String> messages = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      at += random.nextInt(3) == 0 ? 0 : random.nextInt(5000);
      boolean record = random.nextInt(2) == 0;
      long time = record ? (at + 999) / 1000 * 1000 : at;
      at = time;
      String message = record ? record(time / 1000) : "text " + random.nextInt(1000) + "\n\tß";
      batch.add(time, message);
      messages.add(message);
      times.add(time);
    }
    appended += events;
    LogAppend append = group.append(stream, batch.build(), logs.now());
    for (int i = 0; i < events; i++) {
      LogPosition position = new LogPosition(times.get(i), append.firstSequence() + i);
      model.add(new Event(position, stream, messages.get(i)));
    }
  }

  /// A record, at times one that Weir would have written otherwise.
  private String record(long start) {
    String port = random.nextInt(8) == 0 ? "0443" : Integer.toString(random.nextInt(65536));
    return "2 123456789012 eni-1 10.0.0.%d 10.0.1.5 %s 443 6 10 %d %d %d ACCEPT OK"
        .formatted(random.nextInt(256), port, random.nextInt(10000), start, start + 30);
  }

  private List<Event> expected(LogRange range) {
    long oldest = logs.now().minus(retention).toEpochMilli();
    List<Event> events = new ArrayList<>();
    for (Event event : model) {
      LogPosition position = event.position();
      if (position.timestampMillis() >= oldest
          && range.holds(position.timestampMillis(), position.sequence())
          && (range.streams().isEmpty() || range.streams().contains(event.stream()))) {
        events.add(event);
      }
    }
    events.sort(Comparator.comparing(Event::position));
    if (range.order() == LogOrder.NEWEST_FIRST) {
      Collections.reverse(events);
    }
    return events;
  }

  private LogRange range() {
    LogRange range = LogRange.ALL;
    if (random.nextBoolean()) {
      Set<String> streams = new HashSet<>(List.of(any(STREAMS), any(STREAMS)));
      range = range.streams(streams);
    }
    if (random.nextBoolean()) {
      long from = logs.now().toEpochMilli() - random.nextLong(2 * Duration.ofDays(1).toMillis());
      range = range.times(from, from + random.nextLong(Duration.ofDays(1).toMillis()));
    }
    return random.nextBoolean() ? range : range.order(LogOrder.NEWEST_FIRST);
  }

  private void checkRead(LogGroupEvents group, String where) {
    LogRange range = range();
    List<Event> seen = new ArrayList<>();
    try (LogCursor cursor = group.read(range)) {
      while (cursor.next()) {
        seen.add(new Event(cursor.position(), cursor.stream(), cursor.message()));
      }
    }
    assertEquals(expected(range), seen, where);
  }

  /// Page after page, each from where the one before ended; the store may change in between.
  private void checkPages(LogGroupEvents group, String where) {
    LogRange range = range();
    List<Event> expected = expected(range);
    List<Event> seen = new ArrayList<>();
    while (true) {
      int room = 1 + random.nextInt(20);
      LogRange page = range;
      if (!seen.isEmpty()) {
        LogPosition last = seen.getLast().position();
        page = range.order() == LogOrder.OLDEST_FIRST ? range.after(last) : range.before(last);
      }
      int before = seen.size();
      try (LogCursor cursor = group.read(page)) {
        while (room-- > 0 && cursor.next()) {
          seen.add(new Event(cursor.position(), cursor.stream(), cursor.message()));
        }
      }
      if (seen.size() == before) {
        break;
      }
      if (random.nextInt(4) == 0) {
        group.seal();
      }
    }
    assertEquals(expected, seen, where);
  }
}
