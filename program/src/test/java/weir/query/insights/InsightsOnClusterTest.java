package weir.query.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import weir.model.flow.RecordFormat;
import weir.query.insights.InsightsProgress.State;
import weir.query.trino.FakeCoordinator;
import weir.query.trino.LentFile;
import weir.query.trino.LentTable;
import weir.query.trino.LogLoans;
import weir.query.trino.TrinoCluster;
import weir.query.trino.TrinoEngine;
import weir.store.catalog.CatalogColumn;
import weir.store.logs.FolderSegments;
import weir.store.logs.LogGroupId;
import weir.store.logs.LogStoreFiles;
import weir.store.logs.SegmentStorage;
import weir.store.records.ParquetSource;

/// What a question about log events becomes on its way to a cluster, which here says what it is
/// told.
@Timeout(60)
class InsightsOnClusterTest {
  private static final Pattern LENT = Pattern.compile("weir\\.weir_logs\\.(q[0-9a-f]{32})");
  private static final List<RecordFormat> FORMATS = List.of(RecordFormat.DEFAULT);
  private static final String ANSWER =
      "{\"columns\":[{\"name\":\"o0\",\"type\":\"bigint\"}],\"data\":[[7]],\"stats\":{}}";

  @TempDir private Path folder;
  private FakeCoordinator cluster;
  private LogLoans loans;

  @BeforeEach
  void open() throws IOException {
    cluster = new FakeCoordinator();
    loans = new LogLoans(folder.resolve("lent"), InstantSource.system());
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private InsightsRun run(AskedEvents events, TrinoEngine engine, String query, String... groups) {
    return events.run(engine, query, AskedEvents.TIMES, List.of(groups));
  }

  private TrinoEngine engine(AskedEvents events) {
    return new TrinoEngine(new TrinoCluster(cluster.address(), "weir", ""), events.engine(), loans);
  }

  /// The tables that the cluster was told to read, in the order of the text.
  private List<LentTable> lent() {
    while (cluster.asked.isEmpty()) {
      LockSupport.parkNanos(1_000_000);
    }
    Matcher names = LENT.matcher(cluster.asked.getFirst());
    List<LentTable> tables = new ArrayList<>();
    while (names.find()) {
      tables.add(loans.table("weir_logs", names.group(1)).orElseThrow());
    }
    return tables;
  }

  private static byte[] bytes(LentFile file) throws IOException {
    try (ParquetSource source = file.opening().open()) {
      byte[] bytes = new byte[Math.toIntExact(file.bytes())];
      source.read(0, bytes, 0, bytes.length);
      return bytes;
    }
  }

  private List<Path> left() throws IOException {
    if (!Files.exists(loans(folder))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(loans(folder))) {
      return files.toList();
    }
  }

  private static Path loans(Path folder) {
    return folder.resolve("lent");
  }

  @Test
  void segmentsAreLentAsTheyAreAndTheRestAsAFile() throws Exception {
    try (AskedEvents events = AskedEvents.samples(folder);
        TrinoEngine engine = engine(events)) {
      events.put("flows", FORMATS, SampleEvents.flows().subList(0, 2));
      InsightsRun run = run(events, engine, "stats count(*)", "flows", "app");
      Thread running = Thread.startVirtualThread(run::run);
      List<LentTable> tables = lent();

      // Of the flow logs' group one record is kept as text: it is parsed here, with the journal's.
      assertEquals(
          List.of(List.of("flows"), List.of("app"), List.of("flows", "app")),
          tables.stream()
              .map(table -> table.groups().stream().map(group -> group.name()).toList())
              .toList());
      assertEquals(
          List.of("stream", "ingestion_time", "sequence", "version", "account_id"),
          tables.getFirst().table().columns().stream().map(CatalogColumn::name).limit(5).toList());
      assertEquals(
          List.of("stream", "ingestion_time", "sequence", "timestamp", "message"),
          tables.get(1).table().columns().stream().map(CatalogColumn::name).toList());
      for (LentTable table : tables) {
        assertEquals(1, table.files().size());
        assertEquals(
            "PAR1", new String(bytes(table.files().getFirst()), 0, 4, StandardCharsets.US_ASCII));
      }

      cluster.say(ANSWER);
      running.join();
      InsightsProgress progress = run.progress();
      assertEquals(State.COMPLETE, progress.state(), progress::problem);
      assertEquals(List.of("7"), progress.rows().getFirst().cells());
      // Segments are of a day; the first of the earlier events is not of this one.
      int app = SampleEvents.earlier().size() - 1 + SampleEvents.application().size();
      int all = SampleEvents.flows().size() + 2 + app;
      assertEquals(all, progress.recordsScanned());
      for (LentTable table : tables) {
        assertTrue(loans.table("weir_logs", table.table().name().table()).isEmpty());
      }
      assertEquals(List.of(), left());
    }
  }

  @Test
  void whatRetentionEndsIsLentUntilTheAnswerIsThere() throws Exception {
    try (AskedEvents events = new AskedEvents(folder);
        TrinoEngine engine = engine(events)) {
      events.at(Instant.ofEpochMilli(SampleEvents.FIRST_MILLIS));
      events.put("g", List.of(), events.plain(), Duration.ofDays(1), SampleEvents.application());
      events.seal("g");
      InsightsRun run = run(events, engine, "stats count(*)", "g");
      Thread running = Thread.startVirtualThread(run::run);
      LentFile file = lent().getFirst().files().getFirst();
      events.at(Instant.ofEpochMilli(SampleEvents.FIRST_MILLIS).plus(Duration.ofDays(9)));
      events.maintain();
      assertEquals(0, events.events("g").storedBytes());
      assertEquals("PAR1", new String(bytes(file), 0, 4, StandardCharsets.US_ASCII));
      cluster.say(ANSWER);
      running.join();
      try (Stream<Path> segments = Files.walk(folder.resolve("logs"))) {
        assertEquals(0, segments.filter(path -> path.toString().endsWith(".parquet")).count());
      }
    }
  }

  @Test
  void whatIsEncryptedStaysInThisProcess() {
    try (AskedEvents events = new AskedEvents(folder);
        TrinoEngine engine = engine(events)) {
      events.put("open", List.of(), SampleEvents.application());
      events.lock("locked", List.of(), SampleEvents.application());
      InsightsRun run = run(events, engine, "stats count(*)", "open", "locked");
      run.run();
      assertEquals(List.of("14"), run.progress().rows().getFirst().cells());
      assertEquals(List.of(), cluster.asked);
    }
  }

  @Test
  void segmentsInABucketAreHandedThrough() throws Exception {
    Path bucket = folder.resolve("bucket");
    LogStoreFiles files =
        new LogStoreFiles(folder.resolve("logs"), new Elsewhere(new FolderSegments(bucket)));
    try (AskedEvents events = new AskedEvents(folder, files);
        TrinoEngine engine = engine(events)) {
      events.put("g", List.of(), SampleEvents.application());
      events.seal("g");
      cluster.say(ANSWER);
      InsightsRun run = run(events, engine, "stats count(*)", "g");
      Thread running = Thread.startVirtualThread(run::run);
      running.join();
      assertEquals(State.COMPLETE, run.progress().state(), () -> run.progress().problem());
      assertEquals(List.of(), left());
      assertTrue(cluster.asked.getFirst().contains("\"timestamp\""), cluster.asked::getFirst);
    }
  }

  /// A folder that nobody knows to be one.
  private record Elsewhere(SegmentStorage folder) implements SegmentStorage {
    @Override
    public void put(String name, Path file) throws IOException {
      folder.put(name, file);
    }

    @Override
    public ParquetSource open(String name) throws IOException {
      return folder.open(name);
    }

    @Override
    public void delete(String name) throws IOException {
      folder.delete(name);
    }

    @Override
    public List<String> list(LogGroupId group) throws IOException {
      return folder.list(group);
    }
  }

  @Test
  void aClusterThatIsAwayIsNamed() {
    cluster.close();
    try (AskedEvents events = new AskedEvents(folder);
        TrinoEngine engine = engine(events)) {
      events.put("g", List.of(), SampleEvents.application());
      InsightsRun run = run(events, engine, "stats count(*)", "g");
      run.run();
      assertEquals(State.FAILED, run.progress().state());
      String problem = run.progress().problem();
      assertTrue(
          problem.startsWith("the Trino coordinator " + cluster.address() + " cannot be reached"),
          problem);
    }
  }
}
