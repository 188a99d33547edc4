package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.CancelExportTaskRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CancelExportTaskResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ExportTask;
import software.amazon.awssdk.services.cloudwatchlogs.model.ExportTaskStatusCode;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Ends an export early; what it has written stays.
final class CancelExportTask
    extends LogsOperation<CancelExportTaskRequest, CancelExportTaskResponse> {
  CancelExportTask(Logs logs) {
    super(logs, CancelExportTaskRequest::builder, "taskId");
  }

  @Override
  protected List<Permission> needs(CancelExportTaskRequest request, Call call) {
    return List.of(Permission.of(action(), "*"));
  }

  @Override
  public CancelExportTaskResponse answer(CancelExportTaskRequest request, Call call) {
    String id = RULES.text("taskId", request.taskId(), 1, 512);
    return logs()
        .change(change -> {
          ExportTask task =
              change
                  .find(ExportTasks.TASK, call.scope(), id)
                  .orElseThrow(
                      () -> LogsErrors.notFound("The specified export task does not exist."));
          if (!ExportTasks.isActive(task)) {
            throw ApiException.badRequest(
                "InvalidOperationException",
                "The export task "
                    + id
                    + " is "
                    + task.status().codeAsString()
                    + " but must be PENDING or RUNNING to be cancelled");
          }
          ExportTasks.put(
              change,
              call.scope(),
              task,
              ExportTaskStatusCode.PENDING_CANCEL,
              "Cancellation requested");
          return CancelExportTaskResponse.builder().build();
        });
  }
}
