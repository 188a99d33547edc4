package weir.api.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateExportTaskRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ExportTask;
import software.amazon.awssdk.services.cloudwatchlogs.model.ExportTaskStatusCode;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import weir.api.gateway.RateQuota;
import weir.model.aws.Fault;
import weir.store.logs.LogBatch;
import weir.store.logs.LogStore;
import weir.store.logs.LogStoreFiles;
import weir.store.logs.LogStoreLimits;
import weir.store.logs.LogStoreWatch;
import weir.store.objects.DataKeys;
import weir.store.objects.EncryptionRule;
import weir.store.objects.ObjectEncryption;
import weir.store.state.Scope;
import weir.store.state.StateStore;

/// Exports that are interrupted, cancelled and refused.
@Timeout(60)
class ExportTasksTest {
  private static final Scope SCOPE = new Scope("123456789012", "us-east-1");
  private static final GroupAddress GROUP = new GroupAddress(SCOPE, "/g");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;
  private final StateStore state = StateStore.ephemeral();
  private final FakeBuckets buckets = new FakeBuckets();
  private LogStore store;
  private Logs logs;
  private ExportTasks tasks;

  @BeforeEach
  void open() {
    store =
        LogStore.open(
            LogStoreFiles.in(folder), LogStoreLimits.DEFAULT, () -> NOW, LogStoreWatch.NONE);
    if (state.size() == 0) {
      makeGroup();
    }
    logs = new Logs(state, store, (scope, arn) -> new NoKeys(), arn -> List.of(), RateQuota.NONE);
    tasks =
        new ExportTasks(logs, buckets, folder.resolve("exports"), () -> NOW, Duration.ofNanos(1));
  }

  private void makeGroup() {
    state.change(change -> {
      change.put(
          LogsDocuments.GROUP,
          SCOPE,
          "/g",
          LogGroup.builder().logGroupName("/g").logGroupClass(LogGroupClass.STANDARD).build());
      change.put(LogsDocuments.STORAGE, SCOPE, "/g", OpenGroups.newStorage());
      for (String stream : List.of("a", "b")) {
        change.put(
            LogsDocuments.STREAM,
            SCOPE,
            LogsDocuments.streamId("/g", stream),
            LogStream.builder().logStreamName(stream).build());
      }
      return null;
    });
  }

  @AfterEach
  void close() {
    tasks.close();
    store.close();
  }

  private void append(String stream, String message) {
    logs.events(GROUP)
        .append(stream, new LogBatch.Builder(1, 0).add(NOW.toEpochMilli(), message).build(), NOW);
  }

  /// As CreateExportTask does.
  private void begin(String id) {
    state.change(change -> {
      ExportTasks.put(
          change,
          SCOPE,
          ExportTask.builder().taskId(id).executionInfo(info -> info.creationTime(1L)).build(),
          ExportTaskStatusCode.PENDING,
          "");
      change.put(
          ExportTasks.REQUEST,
          SCOPE,
          id,
          CreateExportTaskRequest.builder()
              .logGroupName("/g")
              .from(0L)
              .to(NOW.toEpochMilli())
              .destination("bucket")
              .build());
      return null;
    });
    tasks.start(SCOPE, id);
  }

  private ExportTask task(String id) {
    return state.read(view -> view.get(ExportTasks.TASK, SCOPE, id));
  }

  private ExportTaskStatusCode ended(String id) {
    while (task(id).executionInfo().completionTime() == null) {
      Thread.onSpinWait();
    }
    return task(id).status().code();
  }

  @Test
  void triesAgainWhenTheBucketIsAway() {
    append("a", "of a");
    append("b", "of b");
    buckets.away.set(3);
    begin("t");
    assertEquals(ExportTaskStatusCode.COMPLETED, ended("t"));
    assertEquals(
        List.of(
            "exportedlogs/t/a/000000.gz 2026-03-01T12:00:00.000Z of a\n",
            "exportedlogs/t/b/000000.gz 2026-03-01T12:00:00.000Z of b\n"),
        buckets.puts);
  }

  @Test
  void failsWithTheBucketsReason() {
    append("a", "of a");
    buckets.refusal = "the bucket's policy does not let it";
    begin("t");
    assertEquals(ExportTaskStatusCode.FAILED, ended("t"));
    assertEquals("the bucket's policy does not let it", task("t").status().message());
  }

  @Test
  void endsEarlyWhenItIsCancelled() throws InterruptedException {
    append("a", "of a");
    append("b", "of b");
    buckets.held = new CountDownLatch(1);
    begin("t");
    buckets.arrived.await();
    state.change(change -> {
      ExportTasks.put(
          change,
          SCOPE,
          change.get(ExportTasks.TASK, SCOPE, "t"),
          ExportTaskStatusCode.PENDING_CANCEL,
          "");
      return null;
    });
    buckets.held.countDown();
    assertEquals(ExportTaskStatusCode.CANCELLED, ended("t"));
    assertEquals(1, buckets.puts.size());
  }

  @Test
  void beginsAnewAfterAStop() {
    append("a", "of a");
    append("b", "of b");
    tasks.close();
    begin("t0");
    assertEquals(ExportTaskStatusCode.PENDING, task("t0").status().code());
    store.close();
    open();
    tasks.resume();
    assertEquals(ExportTaskStatusCode.COMPLETED, ended("t0"));
    assertEquals(2, buckets.puts.size());
  }

  /// A bucket that keeps the text of what it takes.
  private static final class FakeBuckets implements ExportBuckets {
    private final List<String> puts = new ArrayList<>();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private volatile CountDownLatch held = new CountDownLatch(0);
    private final AtomicInteger away = new AtomicInteger();
    private volatile String refusal = "";

    @Override
    public void readAcl(ExportTarget target) {
      throw new AssertionError("only CreateExportTask asks");
    }

    @Override
    public void put(ExportTarget target, String key, Path file) {
      if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new Fault.Unavailable("away");
      }
      if (!refusal.isEmpty()) {
        throw new Fault.Denied(refusal);
      }
      arrived.countDown();
      try (GZIPInputStream gzip = new GZIPInputStream(Files.newInputStream(file))) {
        held.await();
        puts.add(key + " " + new String(gzip.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException stop) {
        throw new AssertionError(stop);
      }
    }
  }

  /// For groups that are not encrypted.
  private static final class NoKeys implements DataKeys {
    @Override
    public DataKey generate(EncryptionRule rule) {
      throw new IllegalStateException("nothing is encrypted");
    }

    @Override
    public byte[] unwrap(ObjectEncryption encryption) {
      throw new IllegalStateException("nothing is encrypted");
    }
  }
}
