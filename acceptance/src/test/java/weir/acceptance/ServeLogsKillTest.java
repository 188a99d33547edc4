package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/// `weir serve` killed at random moments while log events arrive and traffic is recorded into the
/// same group: what it acknowledged is there afterwards, in order; from a producer that names its
/// batches, once, although it sends again what was cut off; and a flow log into the group has the
/// same records as one into a bucket.
///
/// Journals are small, so that they are sealed many times a second and kills meet that too.
class ServeLogsKillTest {
  private static final String GROUP = "/kept";

  private final int rounds =
      Integer.getInteger("weir.kill.rounds", Boolean.getBoolean("weir.long") ? 200 : 3);
  private final Random random = new Random(seed());
  private final List<LogWriter> writers =
      List.of(
          new LogWriter(GROUP, "plain-0", false),
          new LogWriter(GROUP, "plain-1", false),
          new LogWriter(GROUP, "named-0", true),
          new LogWriter(GROUP, "named-1", true));
  private final Cable cable = new Cable();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private Path config;

  private long seed() {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    System.out.println("seed " + seed + ", " + rounds + " rounds");
    return seed;
  }

  @BeforeEach
  void write() throws IOException {
    config =
        Files.writeString(
            folder.resolve("serve.yaml"),
            """
            listen: 127.0.0.1:0
            state: {folder: state}
            log-sealing: {journal-bytes: 65536, journal-age: 1s, look-every: 1s}
            """);
  }

  @AfterEach
  void end() {
    cable.close();
  }

  private Served serve() {
    return Served.start("--config", config.toString());
  }

  @Test
  void everyAcknowledgedEventIsThereOnceAndInOrder() throws InterruptedException {
    FlowLogPair flowLogs;
    try (Served served = serve();
        CloudWatchLogsClient logs = served.logs()) {
      logs.createLogGroup(r -> r.logGroupName(GROUP));
      writers.forEach(writer ->
          logs.createLogStream(r -> r.logGroupName(GROUP).logStreamName(writer.stream())));
      flowLogs = FlowLogPair.make(served, cable, GROUP);
    }
    int inSeals = 0;
    for (int round = 0; round < rounds; round++) {
      try (Served served = serve()) {
        writers.forEach(writer -> writer.checkRound(served));
        flowLogs.checkLately(served);
        awaitNoHalfFile();
        runUntilKilled(served, flowLogs, round);
      }
      inSeals += seals();
    }
    try (Served served = serve()) {
      FlowLogPair.awaitCapture(served);
      flowLogs.send(rounds);
      // Windows are closed and delivered, both flow logs' at once.
      Outcome stopped = served.stop();
      assertEquals(0, stopped.exitCode());
      assertFalse(stopped.err().contains("not everything delivered"), stopped::err);
    }
    try (Served served = serve()) {
      writers.forEach(writer -> writer.checkAll(served));
      int oneSided = flowLogs.checkBoth(served, rounds);
      System.out.println(oneSided + " windows in one of two places");
      assertTrue(oneSided <= 1 + rounds / 10, () -> oneSided + " windows in one of two places");
      awaitNoHalfFile();
    }
    for (LogWriter writer : writers) {
      System.out.println(writer.acknowledged() + " batches of " + writer.stream());
      assertTrue(writer.acknowledged() > rounds, writer.stream() + " was written to");
    }
    System.out.println(
        flowLogs.records() + " flow records, " + inSeals + " kills in the middle of a seal");
  }

  /// Half of the kills come while the service stops, when it closes all windows and delivers them.
  private void runUntilKilled(Served served, FlowLogPair flowLogs, int round)
      throws InterruptedException {
    FlowLogPair.awaitCapture(served);
    try (ExecutorService all = Executors.newFixedThreadPool(writers.size() + 1)) {
      int before = acknowledged();
      all.execute(() -> flowLogs.send(round));
      writers.forEach(writer -> all.execute(() -> writer.putUntilItEnds(served)));
      Eventually.holds(
          "events are taken", Duration.ofSeconds(60), () -> acknowledged() > before + 20);
      pause(random.nextInt(1000));
      if (random.nextBoolean()) {
        served.process().terminate();
        pause(random.nextInt(2500));
      }
      served.kill();
      all.shutdown();
      assertTrue(all.awaitTermination(60, TimeUnit.SECONDS));
    }
  }

  private int acknowledged() {
    return writers.stream().mapToInt(LogWriter::acknowledged).sum();
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /// 1 when a journal was being sealed at this moment.
  private int seals() {
    List<Path> files = files();
    long journals = files.stream().filter(file -> file.toString().endsWith(".journal")).count();
    return journals > 1 || files.stream().anyMatch(ServeLogsKillTest::isHalf) ? 1 : 0;
  }

  /// Half a file may also be one that is being made.
  private void awaitNoHalfFile() {
    Eventually.holds(
        "no half file is left",
        Duration.ofSeconds(30),
        () -> files().stream().noneMatch(ServeLogsKillTest::isHalf));
  }

  private static boolean isHalf(Path file) {
    return file.toString().endsWith(".part") || file.toString().endsWith(".new");
  }

  private List<Path> files() {
    try (var files = Files.walk(folder.resolve("state").resolve("logs"))) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
