package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Queries while events are put and journals become segments.
class AskedMeanwhileTest {
  private static final Instant BEGIN = Instant.parse("2026-01-02T03:00:00Z");
  private static final int BATCH = 200;

  /// More of them for a longer look.
  private static final int BATCHES = Integer.getInteger("weir.stress.batches", 40);

  private static final List<String> SUMS =
      List.of(
          "stats count(*) as events, max(n) as last, sum(n) as total",
          "filter level like /INFO/ or level = \"ERROR\" | stats count(*) as events, max(n) as"
              + " last, sum(n) as total",
          "stats count(*) as c, max(n) as m, sum(n) as s by user.name | stats sum(c) as events,"
              + " max(m) as last, sum(s) as total",
          "sort n desc | limit 100000 | stats count(*) as events, max(n) as last, sum(n) as total");

  private static final List<String> OTHERS =
      List.of(
          "fields @timestamp, n, user.name, @message | sort @timestamp desc | limit 10000",
          "parse @message '*: *' as a, b | filter n % 3 = 0 and user.name like /u1/ | dedup a,"
              + " user.name | limit 20",
          "fields jsonParse(@message) as j | unnest j.user into x | stats count(*) by x",
          "pattern @message",
          "fields concat(@message, 'ä') as c | filter strlen(c) > 3 | sort c | limit 20000",
          "stats pct(n, 90), count_distinct(user.name), earliest(@message) by bin(1m), level");

  @TempDir private Path folder;

  private static List<SampleEvents.Event> batch(int number) {
    return IntStream.range(number * BATCH, (number + 1) * BATCH)
        .mapToObj(n -> {
          String level = n % 7 == 0 ? "ERROR" : n % 3 == 1 ? "INFO ä€😀" : "INFO";
          String message =
              "{\"n\": "
                  + n
                  + ", \"level\": \""
                  + level
                  + "\", \"user\": {\"name\": \"u"
                  + n % 50
                  + "\"}}";
          return new SampleEvents.Event(BEGIN.toEpochMilli() + n, "s", message);
        })
        .toList();
  }

  @Test
  void everyAnswerIsOfOneMoment() throws Exception {
    try (AskedEvents asked = new AskedEvents(folder)) {
      asked.put("app", List.of(), batch(0));
      AtomicBoolean over = new AtomicBoolean();
      try (ExecutorService threads = Executors.newCachedThreadPool()) {
        List<Future<?>> all = new ArrayList<>();
        all.add(threads.submit(() -> write(asked, over)));
        for (int i = 0; i < 3; i++) {
          all.add(
              threads.submit(() -> {
                while (!over.get()) {
                  askAll(asked);
                }
                askAll(asked);
              }));
        }
        for (Future<?> one : all) {
          one.get();
        }
      }
    }
  }

  private static void write(AskedEvents asked, AtomicBoolean over) {
    try {
      for (int i = 1; i < BATCHES; i++) {
        asked.put("app", List.of(), batch(i));
        if (i % 5 == 0) {
          asked.seal("app");
        }
      }
    } finally {
      over.set(true);
    }
  }

  private static void askAll(AskedEvents asked) {
    for (String query : OTHERS) {
      asked.progress(query, "app");
    }
    for (String query : SUMS) {
      InsightsRow row = asked.progress(query, "app").rows().getFirst();
      long events = Long.parseLong(String.valueOf(row.cells().getFirst()));
      assertEquals(0, events % BATCH);
      assertEquals(Long.toString(events - 1), row.cells().get(1));
      assertEquals(Long.toString(events * (events - 1) / 2), row.cells().get(2));
    }
  }
}
