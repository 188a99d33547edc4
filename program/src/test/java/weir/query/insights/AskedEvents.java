package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordFormat;
import weir.query.duckdb.DuckDbSqlEngine;
import weir.query.duckdb.SqlEngineSettings;
import weir.query.engine.LogGroupSource;
import weir.query.engine.SqlEngine;
import weir.query.objects.S3CacheSettings;
import weir.query.session.EngineSettings;
import weir.store.logs.LogBatch;
import weir.store.logs.LogGroupEvents;
import weir.store.logs.LogGroupId;
import weir.store.logs.LogGroupOptions;
import weir.store.logs.LogStore;
import weir.store.logs.LogStoreFiles;
import weir.store.logs.LogStoreLimits;
import weir.store.logs.LogStoreWatch;
import weir.store.objects.EncryptionRule;
import weir.store.objects.LocalKeyRing;
import weir.store.objects.Sealing;

/// Log groups in a folder, and the answers that queries about them get. With `-Dweir.long=true` a
/// real Trino is asked the same, and must say the same.
final class AskedEvents implements AutoCloseable {
  static final QueryTimes TIMES =
      new QueryTimes(Instant.parse("2026-01-02T04:00:00Z"), 1_767_322_800_000L, 1_767_326_399_999L);

  private static final boolean ASKS_TRINO = Boolean.getBoolean("weir.long");

  private final LocalKeyRing keys;
  private final LogStore store;
  private final DuckDbSqlEngine engine;
  private final Map<String, LogGroupSource.Group> groups = new LinkedHashMap<>();
  private final Map<String, LookupTable> tables = new LinkedHashMap<>();
  private Instant now = Instant.parse("2026-01-02T04:00:00Z");

  AskedEvents(Path folder) {
    this(folder, LogStoreFiles.in(folder.resolve("logs")));
  }

  AskedEvents(Path folder, LogStoreFiles files) {
    keys = LocalKeyRing.open(folder.resolve("keys"));
    store = LogStore.open(files, LogStoreLimits.DEFAULT, () -> now, LogStoreWatch.NONE);
    engine =
        new DuckDbSqlEngine(
            new SqlEngineSettings(
                new EngineSettings(
                    256L << 20,
                    2,
                    folder.resolve("spill"),
                    new S3CacheSettings(folder.resolve("cache"), 0, "", () -> now)),
                1L << 30,
                4,
                100));
  }

  /// The two groups that the reference's examples are about, in segments.
  static AskedEvents samples(Path folder) {
    AskedEvents asked = new AskedEvents(folder);
    asked.put("flows", List.of(RecordFormat.DEFAULT), SampleEvents.flows());
    asked.put("app", List.of(), SampleEvents.earlier());
    asked.put("app", List.of(), SampleEvents.application());
    asked.put("scanned", List.of(RecordFormat.DEFAULT), SampleEvents.scanned());
    asked.seal("flows");
    asked.seal("scanned");
    asked.seal("app");
    asked.table("services", SampleEvents.SERVICES);
    asked.table("networks", SampleEvents.NETWORKS);
    return asked;
  }

  void at(Instant time) {
    now = time;
  }

  /// Appends events, each as a batch of its own stream's.
  void put(String group, List<RecordFormat> formats, List<SampleEvents.Event> events) {
    put(group, formats, new Sealing(null, keys), null, events);
  }

  void put(
      String group,
      List<RecordFormat> formats,
      Sealing sealing,
      @Nullable Duration retention,
      List<SampleEvents.Event> events) {
    LogGroupEvents to =
        store.group(
            new LogGroupId("id-" + group), new LogGroupOptions(retention, sealing, () -> formats));
    groups.put(group, new LogGroupSource.Group(to, address(group), formats));
    Map<String, List<SampleEvents.Event>> byStream =
        events.stream()
            .collect(
                Collectors.groupingBy(
                    SampleEvents.Event::stream, LinkedHashMap::new, Collectors.toList()));
    byStream.forEach((stream, all) -> {
      LogBatch.Builder batch = new LogBatch.Builder(all.size(), 1024);
      all.stream()
          .sorted(Comparator.comparingLong(SampleEvents.Event::timestamp))
          .forEach(event -> batch.add(event.timestamp(), event.message()));
      to.append(stream, batch.build(), now);
    });
  }

  /// Appends messages to the stream `s` of a group, each a millisecond behind the one before.
  void put(String group, List<String> messages) {
    put(
        group,
        List.of(),
        IntStream.range(0, messages.size())
            .mapToObj(
                i -> new SampleEvents.Event(SampleEvents.FIRST_MILLIS + i, "s", messages.get(i)))
            .toList());
  }

  private static LogGroupSource.Address address(String group) {
    return new LogGroupSource.Address(
        "123456789012",
        group,
        "arn:aws:logs:us-east-1:123456789012:log-group:" + group + ":log-stream:");
  }

  /// Makes a lookup table.
  void table(String name, String csv) {
    tables.put(name, LookupTable.parse(name, csv));
  }

  Sealing plain() {
    return new Sealing(null, keys);
  }

  /// As [#put], into a group whose files are encrypted; not where a Trino is asked too, which such
  /// a group is kept from.
  void putEncrypted(String group, List<RecordFormat> formats, List<SampleEvents.Event> events) {
    if (ASKS_TRINO) {
      put(group, formats, events);
    } else {
      lock(group, formats, events);
    }
  }

  /// As [#put], into a group whose files are encrypted.
  void lock(String group, List<RecordFormat> formats, List<SampleEvents.Event> events) {
    put(group, formats, new Sealing(EncryptionRule.SSE_S3, keys), null, events);
  }

  /// The engine in this process.
  SqlEngine engine() {
    return engine;
  }

  /// Deletes what retention has ended.
  void maintain() {
    store.maintain();
  }

  void seal(String group) {
    events(group).seal();
  }

  LogGroupEvents events(String group) {
    LogGroupSource.Group found = groups.get(group);
    if (found == null) {
      throw new AssertionError("no group " + group);
    }
    return found.events();
  }

  InsightsRun run(String query, QueryTimes times, List<String> names) {
    return run(engine, query, times, names);
  }

  InsightsRun run(SqlEngine asked, String query, QueryTimes times, List<String> names) {
    InsightsQuery parsed = InsightsQuery.parse(query);
    Map<Source, List<LogGroupSource.Group>> inner = new LinkedHashMap<>();
    for (Source source : parsed.innerSources()) {
      inner.put(source, found(source));
    }
    List<LogGroupSource.Group> own =
        parsed.source().map(this::found).orElseGet(() -> names.stream().map(groups::get).toList());
    return new InsightsRun(asked, new InsightsQuestion(parsed, own, inner, tables, times, 10_000));
  }

  private List<LogGroupSource.Group> found(Source source) {
    return groups.entrySet().stream()
        .filter(group ->
            source.groups().contains(group.getKey())
                || source.choice().prefixes().stream().anyMatch(group.getKey()::startsWith))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// The rows of an answer, each as `name=value` of what is there, without `@ptr`.
  List<String> ask(String query, String... names) {
    return rows(query, names).stream()
        .map(row ->
            row.entrySet().stream()
                .map(cell -> cell.getKey() + "=" + cell.getValue())
                .collect(Collectors.joining(" ")))
        .toList();
  }

  List<Map<String, String>> rows(String query, String... names) {
    InsightsProgress progress = progress(query, names);
    List<Map<String, String>> rows = new ArrayList<>();
    for (InsightsRow row : progress.rows()) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < progress.columns().size(); i++) {
        String cell = row.cells().get(i);
        if (cell != null) {
          cells.put(progress.columns().get(i), cell);
        }
      }
      rows.add(cells);
    }
    return rows;
  }

  InsightsProgress progress(String query, String... names) {
    InsightsProgress progress = progress(engine, query, List.of(names));
    if (ASKS_TRINO) {
      InsightsProgress there = progress(RealTrino.engine(engine), query, List.of(names));
      assertEquals(told(progress), told(there), () -> "DuckDB and Trino over " + query);
    }
    return progress;
  }

  private InsightsProgress progress(SqlEngine asked, String query, List<String> names) {
    InsightsRun run = run(asked, query, TIMES, names);
    run.run();
    InsightsProgress progress = run.progress();
    if (progress.state() != InsightsProgress.State.COMPLETE) {
      throw new AssertionError(progress.state() + ": " + progress.problem() + " in " + query);
    }
    return progress;
  }

  /// An answer as text; the order of rows is left to the tests that know what is sorted.
  private static String told(InsightsProgress progress) {
    return progress.columns()
        + progress.rows().stream()
            .map(row -> "\n" + row.cells() + " " + row.event())
            .sorted()
            .collect(Collectors.joining());
  }

  /// Makes sure that a query is refused with this sentence, for what stands at this place.
  static void refuses(String query, int start, int end, String sentence) {
    MalformedQuery wrong =
        assertThrows(MalformedQuery.class, () -> InsightsQuery.parse(query), query);
    assertEquals(sentence, wrong.sentence().replaceFirst(" at line .*", ""));
    assertEquals(start + " to " + end, wrong.start() + " to " + wrong.end());
  }

  @Override
  public void close() {
    engine.close();
    store.close();
  }
}
