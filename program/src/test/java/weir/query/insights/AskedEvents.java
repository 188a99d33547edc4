package weir.query.insights;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.model.flow.RecordFormat;
import weir.query.engine.EngineSettings;
import weir.query.engine.LogEngine;
import weir.query.engine.LogGroupSource;
import weir.query.engine.S3CacheSettings;
import weir.query.engine.SqlEngineSettings;
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

/// Log groups in a folder, and the answers that queries about them get.
final class AskedEvents implements AutoCloseable {
  static final QueryTimes TIMES =
      new QueryTimes(Instant.parse("2026-01-02T04:00:00Z"), 1_767_322_800_000L, 1_767_326_399_999L);

  private final LocalKeyRing keys;
  private final LogStore store;
  private final LogEngine engine;
  private final Map<String, LogGroupSource.Group> groups = new LinkedHashMap<>();
  private final Map<String, LookupTable> tables = new LinkedHashMap<>();
  private Instant now = Instant.parse("2026-01-02T04:00:00Z");

  AskedEvents(Path folder) {
    keys = LocalKeyRing.open(folder.resolve("keys"));
    store =
        LogStore.open(
            LogStoreFiles.in(folder.resolve("logs")),
            LogStoreLimits.DEFAULT,
            () -> now,
            LogStoreWatch.NONE);
    engine =
        new LogEngine(
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
    asked.seal("flows");
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
    groups.put(group, new LogGroupSource.Group(to, "123456789012:" + group, formats));
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

  /// Makes a lookup table.
  void table(String name, String csv) {
    tables.put(name, LookupTable.parse(name, csv));
  }

  Sealing plain() {
    return new Sealing(null, keys);
  }

  /// As [#put], into a group whose files are encrypted.
  void putEncrypted(String group, List<RecordFormat> formats, List<SampleEvents.Event> events) {
    put(group, formats, new Sealing(EncryptionRule.SSE_S3, keys), null, events);
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
    InsightsQuery parsed = InsightsQuery.parse(query);
    Map<Source, List<LogGroupSource.Group>> inner = new LinkedHashMap<>();
    for (Source source : parsed.innerSources()) {
      inner.put(source, found(source));
    }
    List<LogGroupSource.Group> own =
        parsed.source().map(this::found).orElseGet(() -> names.stream().map(groups::get).toList());
    return new InsightsRun(engine, new InsightsQuestion(parsed, own, inner, tables, times, 10_000));
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
    InsightsRun run = run(query, TIMES, List.of(names));
    run.run();
    InsightsProgress progress = run.progress();
    if (progress.state() != InsightsProgress.State.COMPLETE) {
      throw new AssertionError(progress.state() + ": " + progress.problem() + " in " + query);
    }
    return progress;
  }

  @Override
  public void close() {
    engine.close();
    store.close();
  }
}
