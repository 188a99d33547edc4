package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weir.query.insights.AskedEvents.refuses;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `diff` and `logcompare` against counting in plain Java.
class DiffTest {
  private static final long SEED = new Random().nextLong();
  private static final List<String> TEXTS =
      List.of("INFO user 7 came", "ERROR disk sd2 is full", "WARN slow: 31 ms", "ready", "GET /a9");

  private static final QueryTimes TIMES =
      new QueryTimes(
          Instant.parse("2026-03-31T12:00:00Z"),
          Instant.parse("2026-03-31T10:00:00Z").toEpochMilli(),
          Instant.parse("2026-03-31T10:29:59.999Z").toEpochMilli());

  @TempDir static Path folder;
  private static AskedEvents asked;
  private static final List<SampleEvents.Event> EVENTS = new ArrayList<>();

  @BeforeAll
  static void fill() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    Instant begin = Instant.ofEpochMilli(TIMES.fromMillis());
    List<Instant> times =
        List.of(
            begin,
            begin.minusSeconds(1800),
            begin.minusSeconds(3600),
            begin.minusSeconds(86_400),
            begin.minusSeconds(7 * 86_400),
            begin.atOffset(ZoneOffset.UTC).minusMonths(1).toInstant());
    for (Instant time : times) {
      // The edges too.
      for (long at : new long[] {-1, 0, 1_799_999, 1_800_000}) {
        add(random, time.toEpochMilli() + at);
      }
      for (int i = random.nextInt(40); i > 0; i--) {
        add(random, time.toEpochMilli() + random.nextLong(1_800_000));
      }
    }
    asked = new AskedEvents(folder);
    asked.at(TIMES.now());
    int half = EVENTS.size() / 2;
    asked.put("g", List.of(), EVENTS.subList(0, half));
    asked.seal("g");
    asked.put("g", List.of(), EVENTS.subList(half, EVENTS.size()));
  }

  private static void add(Random random, long millis) {
    String message = TEXTS.get(random.nextInt(TEXTS.size())).replaceAll("\\d+", "" + millis % 97);
    EVENTS.add(new SampleEvents.Event(millis, "s", message));
  }

  @AfterAll
  static void close() {
    asked.close();
  }

  private static Map<String, Long> counted(long from, Predicate<String> filter) {
    Map<String, Long> counts = new TreeMap<>();
    EVENTS.stream()
        .filter(event -> event.timestamp() >= from && event.timestamp() < from + 1_800_000)
        .filter(event -> filter.test(event.message()))
        .forEach(
            event -> counts.merge(event.message().replaceAll("\\S*\\d\\S*", "<*>"), 1L, Long::sum));
    return counts;
  }

  private static List<String> expected(long before, Predicate<String> filter) {
    Map<String, Long> now = counted(TIMES.fromMillis(), filter);
    Map<String, Long> then = counted(before, filter);
    List<String> patterns = new ArrayList<>(now.keySet());
    then.keySet().stream().filter(pattern -> !now.containsKey(pattern)).forEach(patterns::add);
    patterns.sort(
        Comparator.comparingLong(
                (String p) -> -Math.abs(now.getOrDefault(p, 0L) - then.getOrDefault(p, 0L)))
            .thenComparing(p -> p));
    List<String> rows = new ArrayList<>();
    for (String pattern : patterns) {
      long one = now.getOrDefault(pattern, 0L);
      long other = then.getOrDefault(pattern, 0L);
      long percent = other == 0 ? 0 : Math.round(Math.abs(one - other) * 100.0 / other);
      String description =
          other == 0
              ? "new"
              : one == 0
                  ? "gone"
                  : one == other ? "as many" : percent + (one > other ? "% more" : "% fewer");
      rows.add(pattern + " | " + one + " | " + (one - other) + " | " + description);
    }
    return rows;
  }

  private static List<String> rows(String query) {
    InsightsRun run = asked.run(query, TIMES, List.of("g"));
    run.run();
    InsightsProgress end = run.progress();
    assertEquals(InsightsProgress.State.COMPLETE, end.state(), end.problem());
    assertEquals(
        List.of(
            "@pattern",
            "@sampleCount",
            "@differenceCount",
            "@differenceDescription",
            "@severityLabel"),
        end.columns());
    return end.rows().stream().map(row -> String.join(" | ", row.cells().subList(0, 4))).toList();
  }

  private static void compares(String command, String before) {
    long from = Instant.parse(before).toEpochMilli();
    assertEquals(expected(from, _ -> true), rows(command), "seed " + SEED);
    assertEquals(
        expected(from, message -> message.contains("r")),
        rows("fields @timestamp | filter @message like 'r' | pattern @message | " + command),
        "seed " + SEED);
  }

  @Test
  void comparesWithTheTimeRightBefore() {
    compares("diff", "2026-03-31T09:30:00Z");
  }

  @Test
  void comparesWithTheSameTimeOfAnotherDay() {
    compares("diff previousDay", "2026-03-30T10:00:00Z");
    compares("diff previousWeek", "2026-03-24T10:00:00Z");
    // February has no 31st.
    compares("diff previousMonth", "2026-02-28T10:00:00Z");
  }

  @Test
  void comparesWithATimeThatLiesBackByAPeriod() {
    compares("logcompare timeshift 1h", "2026-03-31T09:00:00Z");
    compares("logcompare timeshift 7d", "2026-03-24T10:00:00Z");
    compares("logcompare timeshift 1mo", "2026-02-28T10:00:00Z");
    // Longer than the minutes that bin takes.
    compares("logcompare timeshift 90m", "2026-03-31T08:30:00Z");
  }

  @Test
  void goesOnWithTheComparison() {
    List<String> all = rows("diff | filter @differenceCount > 0 | sort @pattern");
    assertEquals(
        expected(Instant.parse("2026-03-31T09:30:00Z").toEpochMilli(), _ -> true).stream()
            .filter(row -> Long.parseLong(row.split(" \\| ")[2]) > 0)
            .sorted()
            .toList(),
        all);
  }

  @Test
  void refusesWhatIsNotOfBothTimes() {
    refuses(
        "stats count(*) by a | diff",
        22,
        26,
        "diff compares events or their patterns, but stats stands before it");
    refuses(
        "diff | diff previousDay",
        7,
        23,
        "diff compares events or their patterns, but diff stands before it");
    refuses(
        "limit 5 | logcompare timeshift 7d",
        10,
        33,
        "logcompare compares events or their patterns, but limit stands before it");
    refuses(
        "diff lastYear",
        5,
        13,
        "unexpected symbol found lastYear; expected previousDay, previousWeek, previousMonth or"
            + " nothing");
    refuses(
        "logcompare timeshift 7",
        21,
        22,
        "unexpected symbol found 7; expected a period such as 7d behind timeshift");
    refuses("filter a in (SOURCE 'g' | diff)", 13, 30, "a query in brackets cannot compare times");
  }
}
