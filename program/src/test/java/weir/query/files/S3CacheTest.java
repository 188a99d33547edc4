package weir.query.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import weir.model.aws.Fault;
import weir.query.objects.S3CacheSettings;
import weir.query.session.EngineSettings;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class S3CacheTest {
  private static final String KEY = "logs/" + FlowLogFolder.key(0, 0, "fl-0a") + ".log.gz";
  private static final long ROOMY = 1 << 20;

  @TempDir Path folder;
  private final AtomicLong clock = new AtomicLong(1_000_000);
  private FakeS3 s3;

  @BeforeEach
  void open() throws IOException {
    s3 = new FakeS3();
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  @AfterEach
  void close() {
    s3.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void answersOverABucketAndFetchesEachObjectOnce() {
    putSamples();
    assertEquals(List.of("28"), ask("SELECT count(*) FROM flow_logs", "s3://bucket/logs"));
    assertEquals(FlowLogFolder.SAMPLES.size(), s3.fetched().size());
    assertEquals(
        List.of("00 10", "01 6", "02 5", "03 4", "04 3"),
        ask("SELECT hour, count(*) FROM flow_logs GROUP BY 1 ORDER BY 1", "s3://bucket"));
    assertEquals(FlowLogFolder.SAMPLES.size(), s3.fetched().size());
  }

  @Test
  void fetchesOnlyWhatTheStatementNeeds() {
    for (int hour = 0; hour < 24; hour++) {
      put(FlowLogFolder.DEFAULT, "logs/" + FlowLogFolder.key(hour, 0, "fl-0a") + ".log.gz");
    }
    assertEquals(
        List.of("20"),
        ask("SELECT count(*) FROM flow_logs WHERE hour IN ('07', '08')", "s3://bucket/logs"));
    assertEquals(
        List.of("T0000Z", "T0700Z", "T0800Z", "T2300Z"),
        s3.fetched().stream().map(key -> key.replaceAll(".*(T\\d{4}Z).*", "$1")).sorted().toList());
  }

  @Test
  void fetchesAnObjectThatChangedAnew() {
    put(FlowLogFolder.DEFAULT, KEY);
    assertEquals(List.of("10"), ask("SELECT count(*) FROM flow_logs", "s3://bucket/logs"));
    put(FlowLogFolder.CUSTOM, KEY);
    assertEquals(List.of("6"), ask("SELECT count(*) FROM flow_logs", "s3://bucket/logs"));
    assertEquals(List.of(KEY, KEY), s3.fetched());
  }

  @Test
  void givesUpWhatWasUsedLongestAgoWhenTheFolderIsFull() throws IOException {
    put(FlowLogFolder.DEFAULT, "a/1.log.gz");
    put(FlowLogFolder.CUSTOM, "b/2.log.gz");
    ask("SELECT 1 FROM flow_logs", "s3://bucket/a", 1);
    assertEquals(1, kept());
    ask("SELECT 1 FROM flow_logs", "s3://bucket/b", 1);
    assertEquals(1, kept());
    ask("SELECT 1 FROM flow_logs", "s3://bucket/b", 1);
    assertEquals(List.of("a/1.log.gz", "b/2.log.gz"), s3.fetched());
  }

  @Test
  void keepsWhatTheRunningQuestionUsesEvenWhenTheFolderIsFull() throws IOException {
    putSamples();
    assertEquals(List.of("28"), ask("SELECT count(*) FROM flow_logs", "s3://bucket/logs", 1));
    assertEquals(FlowLogFolder.SAMPLES.size(), kept());
  }

  @Test
  void keepsNothingOfWhatAKeyLocksOnceTheQuestionIsAnswered() throws IOException {
    put(FlowLogFolder.DEFAULT, KEY);
    s3.lock();
    assertEquals(List.of("10"), ask("SELECT count(*) FROM flow_logs", "s3://bucket/logs"));
    assertEquals(List.of(KEY), s3.fetched());
    assertEquals(0, kept());
    s3.disableKey();
    Fault.Unavailable refusal =
        assertThrows(
            Fault.Unavailable.class,
            () -> ask("SELECT count(*) FROM flow_logs", "s3://bucket/logs"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("cannot read s3://bucket/" + KEY));
  }

  @Test
  void saysThatABucketIsMissingOrEmpty() {
    assertEquals(
        "the bucket nowhere does not exist",
        assertThrows(Fault.NotFound.class, () -> ask("SELECT 1", "s3://nowhere/x")).getMessage());
    assertEquals(
        "s3://bucket/none holds no flow-log files; they end in .gz, .log, .txt or .parquet",
        assertThrows(Fault.NotFound.class, () -> ask("SELECT 1", "s3://bucket/none")).getMessage());
    assertEquals(
        "\"s3:///x\" names no bucket; write s3://bucket/prefix",
        assertThrows(Fault.Invalid.class, () -> ask("SELECT 1", "s3:///x")).getMessage());
  }

  @Test
  void readsParquetObjects() throws Exception {
    Path file = folder.resolve("x.parquet");
    DuckDbEngineTest.duckDb(
        "COPY (SELECT '10.0.0.1' AS srcaddr, 5 AS bytes) TO '" + file + "' (FORMAT parquet)");
    s3.put("logs/x.log.parquet", Files.readAllBytes(file));
    assertEquals(List.of("10.0.0.1 5"), ask("SELECT * FROM flow_logs", "s3://bucket/logs/"));
  }

  private void putSamples() {
    for (int hour = 0; hour < FlowLogFolder.SAMPLES.size(); hour++) {
      put(
          FlowLogFolder.SAMPLES.get(hour),
          "logs/" + FlowLogFolder.key(hour, 0, "fl-0" + hour) + ".log.gz");
    }
  }

  private void put(String sample, String key) {
    s3.put(key, FlowLogFolder.gzip(FlowLogFolder.text(sample)));
  }

  private List<String> ask(String sql, String from) {
    return ask(sql, from, ROOMY);
  }

  private List<String> ask(String sql, String from, long boundBytes) {
    EngineSettings settings =
        new EngineSettings(
            256L << 20,
            2,
            folder.resolve("spill"),
            new S3CacheSettings(
                folder.resolve("cache"),
                boundBytes,
                s3.endpoint(),
                () -> Instant.ofEpochSecond(clock.incrementAndGet())));
    return Asked.of(new DuckDbEngine(settings), sql, List.of(from)).rows();
  }

  private long kept() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      return files.count();
    }
  }
}
