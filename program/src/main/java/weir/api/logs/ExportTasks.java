package weir.api.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateExportTaskRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ExportTask;
import software.amazon.awssdk.services.cloudwatchlogs.model.ExportTaskStatusCode;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import weir.api.protocol.ApiException;
import weir.model.aws.Fault;
import weir.store.objects.Disk;
import weir.store.objects.ObjectRefusal;
import weir.store.state.DocumentKind;
import weir.store.state.Scope;
import weir.store.state.StateChange;
import weir.store.state.StateView;

/// Exports of groups to S3, each on a thread of its own. Safe for any number of threads.
///
/// An export that a stop or a kill interrupts begins anew at the next start: it writes the same
/// objects again.
public final class ExportTasks implements AutoCloseable {
  /// By task id.
  static final DocumentKind<ExportTask> TASK =
      LogsDocuments.shape("export-task", ExportTask::builder);

  /// What was asked for, by task id, until the task has ended.
  static final DocumentKind<CreateExportTaskRequest> REQUEST =
      LogsDocuments.shape("export-request", CreateExportTaskRequest::builder);

  private static final Set<ExportTaskStatusCode> ACTIVE =
      Set.of(
          ExportTaskStatusCode.PENDING,
          ExportTaskStatusCode.RUNNING,
          ExportTaskStatusCode.PENDING_CANCEL);

  private static final int MOST_ATTEMPTS = 10;

  private final Logs logs;
  private final ExportBuckets buckets;
  private final Path folder;
  private final InstantSource clock;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("weir-export").factory());
  private final Duration firstPause;
  private final CountDownLatch closing = new CountDownLatch(1);

  /// @param folder files lie here until they are put
  public ExportTasks(Logs logs, ExportBuckets buckets, Path folder, InstantSource clock) {
    this(logs, buckets, folder, clock, Duration.ofSeconds(1));
  }

  /// @param firstPause before a second attempt; doubled before each that follows
  ExportTasks(
      Logs logs, ExportBuckets buckets, Path folder, InstantSource clock, Duration firstPause) {
    this.firstPause = firstPause;
    this.logs = logs;
    this.buckets = buckets;
    this.folder = folder;
    this.clock = clock;
    try {
      Files.createDirectories(folder);
    } catch (IOException refused) {
      throw Disk.failed("making the folder " + folder, refused);
    }
  }

  /// Goes on with what the last stop interrupted.
  public void resume() {
    List<StateView.Owned<ExportTask>> interrupted =
        logs.read(view -> view.everywhere(TASK)).stream()
            .filter(task -> isActive(task.document()))
            .toList();
    interrupted.forEach(task -> start(task.scope(), task.id()));
  }

  static boolean isActive(ExportTask task) {
    return ACTIVE.contains(task.status().code());
  }

  /// The part of a key that a request's prefix makes.
  static String prefix(@Nullable String given) {
    return given == null ? "exportedlogs/" : given + "/";
  }

  ExportBuckets buckets() {
    return buckets;
  }

  /// A file for one task, or for one request.
  Path file(String id) {
    return folder.resolve(id);
  }

  void start(Scope scope, String id) {
    // What cannot begin any more begins at the next start.
    if (!isClosed()) {
      threads.execute(() -> run(scope, id));
    }
  }

  private void run(Scope scope, String id) {
    ExportTaskStatusCode code = ExportTaskStatusCode.COMPLETED;
    String message = "Completed successfully";
    try {
      if (begin(scope, id)) {
        exportPatiently(scope, id);
      }
    } catch (ApiException | Fault | ObjectRefusal refused) {
      code = ExportTaskStatusCode.FAILED;
      message = String.valueOf(refused.getMessage());
    } catch (RuntimeException defect) {
      // The edge of the task: its status must say what became of it.
      code = ExportTaskStatusCode.FAILED;
      message = defect.toString();
    }
    Disk.forget(file(id));
    if (!isClosed()) {
      end(scope, id, code, message);
    }
  }

  /// A bucket that is away for a while delays an export, and does not fail it.
  private void exportPatiently(Scope scope, String id) {
    Duration pause = firstPause;
    for (int attempt = 1; ; attempt++) {
      try {
        export(scope, id);
        return;
      } catch (Fault.Unavailable away) {
        if (attempt == MOST_ATTEMPTS || isClosedWithin(pause)) {
          throw away;
        }
        pause = pause.multipliedBy(2);
      }
    }
  }

  private boolean isClosedWithin(Duration pause) {
    try {
      return closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  private void export(Scope scope, String id) {
    CreateExportTaskRequest request = logs.read(view -> view.get(REQUEST, scope, id));
    GroupAddress group = new GroupAddress(scope, request.logGroupName());
    String prefix = request.logStreamNamePrefix() == null ? "" : request.logStreamNamePrefix();
    List<String> streams =
        logs.read(view -> LogStreams.startingWith(view, group, prefix)).stream()
            .map(LogStream::logStreamName)
            .toList();
    new ExportRun(
            buckets,
            new ExportTarget(group, request.destination()),
            prefix(request.destinationPrefix()) + id + "/",
            file(id),
            () -> isClosed() || isCancelled(scope, id))
        .export(logs.events(group), streams, request.from(), request.to());
  }

  private boolean isCancelled(Scope scope, String id) {
    return logs.read(
        view -> view.get(TASK, scope, id).status().code() == ExportTaskStatusCode.PENDING_CANCEL);
  }

  /// @return whether the task may run: a task that was cancelled before it began may not
  private boolean begin(Scope scope, String id) {
    return logs.change(change -> {
      ExportTask task = change.get(TASK, scope, id);
      if (task.status().code() == ExportTaskStatusCode.PENDING) {
        put(change, scope, task, ExportTaskStatusCode.RUNNING, "Started successfully");
      }
      return task.status().code() != ExportTaskStatusCode.PENDING_CANCEL;
    });
  }

  private void end(Scope scope, String id, ExportTaskStatusCode code, String message) {
    logs.change(change -> {
      ExportTask task = change.get(TASK, scope, id);
      boolean cancelled = task.status().code() == ExportTaskStatusCode.PENDING_CANCEL;
      ExportTask ended =
          task.toBuilder()
              .executionInfo(info ->
                  info.creationTime(task.executionInfo().creationTime())
                      .completionTime(clock.millis()))
              .build();
      put(
          change,
          scope,
          ended,
          cancelled ? ExportTaskStatusCode.CANCELLED : code,
          cancelled ? "Cancelled" : message);
      change.remove(REQUEST, scope, id);
      return ended;
    });
  }

  static void put(
      StateChange change, Scope scope, ExportTask task, ExportTaskStatusCode code, String message) {
    ExportTask moved =
        task.toBuilder().status(status -> status.code(code).message(message)).build();
    change.put(TASK, scope, task.taskId(), moved);
  }

  /// Whether a task of the account and region that fits is there.
  static boolean any(StateView view, Scope scope, Predicate<ExportTask> fits) {
    return view.all(TASK, scope).stream().anyMatch(fits);
  }

  /// Interrupts what runs.
  @Override
  public void close() {
    closing.countDown();
    threads.close();
  }
}
