package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateExportTaskRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateExportTaskResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ExportTask;
import software.amazon.awssdk.services.cloudwatchlogs.model.ExportTaskStatusCode;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.model.aws.Fault;
import weir.store.objects.Disk;

/// Begins to copy a group's events of some time into a bucket, whose policy must let the service.
final class CreateExportTask
    extends LogsOperation<CreateExportTaskRequest, CreateExportTaskResponse> {
  private final ExportTasks tasks;

  CreateExportTask(Logs logs, ExportTasks tasks) {
    super(
        logs,
        CreateExportTaskRequest::builder,
        "taskName",
        "logGroupName",
        "logStreamNamePrefix",
        "from",
        "to",
        "destination",
        "destinationPrefix");
    this.tasks = tasks;
  }

  @Override
  protected List<Permission> needs(CreateExportTaskRequest request, Call call) {
    return List.of(on(GroupAddress.named(request.logGroupName(), call.scope()), call));
  }

  @Override
  public CreateExportTaskResponse answer(CreateExportTaskRequest request, Call call) {
    GroupAddress group = GroupAddress.named(request.logGroupName(), call.scope());
    check(request);
    logs().groups().open(group).requireReadable(name());
    requireRoom(group);
    String id = UUID.randomUUID().toString();
    checkBucket(new ExportTarget(group, request.destination()), request.destinationPrefix(), id);
    ExportTask task =
        ExportTask.builder()
            .taskId(id)
            .taskName(request.taskName())
            .logGroupName(group.name())
            .from(request.from())
            .to(request.to())
            .destination(request.destination())
            .destinationPrefix(
                request.destinationPrefix() == null ? "exportedlogs" : request.destinationPrefix())
            .executionInfo(info -> info.creationTime(Logs.millis(call.now())))
            .build();
    logs()
        .change(change -> {
          Logs.group(change, group);
          if (ExportTasks.any(change, group.scope(), ExportTasks::isActive)) {
            throw LogsErrors.limitExceeded("Resource limit exceeded.");
          }
          ExportTasks.put(
              change, group.scope(), task, ExportTaskStatusCode.PENDING, "Waiting to start");
          change.put(ExportTasks.REQUEST, group.scope(), id, request);
          return task;
        });
    tasks.start(group.scope(), id);
    return CreateExportTaskResponse.builder().taskId(id).build();
  }

  private static void check(CreateExportTaskRequest request) {
    if (request.taskName() != null) {
      RULES.text("taskName", request.taskName(), 1, 512);
    }
    if (request.logStreamNamePrefix() != null) {
      GroupAddress.stream("logStreamNamePrefix", request.logStreamNamePrefix());
    }
    RULES.text("destination", request.destination(), 1, 512);
    long from = RULES.notNegative("from", RULES.present("from", request.from()), 0);
    long to = RULES.notNegative("to", RULES.present("to", request.to()), 0);
    if (to <= from) {
      throw LogsErrors.invalid("to is " + to + " but must be later than from, which is " + from);
    }
  }

  /// One export at a time, as AWS has it.
  private void requireRoom(GroupAddress group) {
    if (logs().read(view -> ExportTasks.any(view, group.scope(), ExportTasks::isActive))) {
      throw LogsErrors.limitExceeded("Resource limit exceeded.");
    }
  }

  private void checkBucket(ExportTarget target, @Nullable String prefix, String id) {
    try {
      tasks.buckets().readAcl(target);
    } catch (Fault.NotFound gone) {
      throw LogsErrors.invalid(
          "The given bucket does not exist. Please make sure the bucket is valid.");
    } catch (Fault.Denied refused) {
      throw failed("GetBucketAcl");
    }
    Path file = tasks.file("test-" + id);
    try {
      ExportRun.test(tasks.buckets(), target, prefix, file);
    } catch (Fault.Denied | Fault.NotFound refused) {
      throw failed("PutObject");
    } finally {
      Disk.forget(file);
    }
  }

  private static RuntimeException failed(String call) {
    return LogsErrors.invalid(
        call
            + " call on the given bucket failed. Please check if CloudWatch Logs has been granted"
            + " permission to perform this operation.");
  }
}
