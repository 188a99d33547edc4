package weir.query.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;
import weir.query.objects.S3CacheSettings;
import weir.query.session.EngineSettings;

class QueryLimitsTest {
  @TempDir Path folder;

  @Test
  @Timeout(60)
  void stopsAQuestionThatNeedsMoreMemoryThanItMayHave() {
    Path file = new FlowLogFolder(folder).addGzip(FlowLogFolder.DEFAULT, "a.log.gz");
    EngineSettings small =
        new EngineSettings(
            64L << 20,
            2,
            folder.resolve("spill"),
            new S3CacheSettings(folder.resolve("s3"), 0, "", InstantSource.system()));
    Fault.Unavailable fault =
        assertThrows(
            Fault.Unavailable.class,
            () ->
                Asked.of(
                    new DuckDbEngine(small),
                    "SELECT list(a.srcaddr || b.dstaddr || c.range || repeat('x', 100))"
                        + " FROM flow_logs a, flow_logs b, range(1000000) c",
                    List.of(file.toString())));
    assertEquals(
        "the query needs more memory than it may have; ask for less or raise --memory",
        fault.getMessage());
  }

  @Test
  @Timeout(60)
  void putsOnDiskWhatMemoryDoesNotHoldAndLeavesNothingThere() {
    Path file = new FlowLogFolder(folder).addGzip(FlowLogFolder.DEFAULT, "a.log.gz");
    Path spill = folder.resolve("not").resolve("there").resolve("yet");
    EngineSettings small =
        new EngineSettings(
            64L << 20,
            1,
            spill,
            new S3CacheSettings(folder.resolve("s3"), 0, "", InstantSource.system()));
    assertEquals(
        List.of("1500000"),
        Asked.of(
                new DuckDbEngine(small),
                "SELECT sum(n) FROM (SELECT x, count(*) AS n FROM"
                    + " (SELECT range || repeat('x', 100) AS x FROM range(1500000)) GROUP BY x)",
                List.of(file.toString()))
            .rows());
    assertFalse(Files.exists(spill));
    assertTrue(Files.exists(folder.resolve("not").resolve("there")));
  }

  @Test
  @Timeout(60)
  void cancelsARunningQuestion() throws InterruptedException {
    Path file = new FlowLogFolder(folder).addGzip(FlowLogFolder.DEFAULT, "a.log.gz");
    try (QueryTable table = new DuckDbEngine(Asked.SETTINGS).open(List.of(file.toString()));
        Query query =
            table.prepare(
                "SELECT count(*) FROM flow_logs, range(100000000) a, range(100000000) b")) {
      CountDownLatch ended = new CountDownLatch(1);
      Thread cancel =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  // A cancel before the statement runs is lost, so it is repeated.
                  while (!ended.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    query.cancel();
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      Fault fault = assertThrows(Fault.Unavailable.class, query::run);
      ended.countDown();
      cancel.join(Duration.ofSeconds(10));
      assertEquals("the query was cancelled", fault.getMessage());
    }
  }

  @Test
  void refusesSettingsThatCannotWork() {
    S3CacheSettings cache = new S3CacheSettings(folder, 0, "", InstantSource.system());
    assertThrows(Fault.Invalid.class, () -> new EngineSettings(1, 2, folder, cache));
    assertThrows(Fault.Invalid.class, () -> new EngineSettings(1 << 30, 0, folder, cache));
  }
}
