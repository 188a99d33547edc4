package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeExportTasksRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeExportTasksResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ExportTask;
import software.amazon.awssdk.services.cloudwatchlogs.model.ExportTaskStatusCode;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows exports, the latest first.
final class DescribeExportTasks
    extends LogsOperation<DescribeExportTasksRequest, DescribeExportTasksResponse> {
  DescribeExportTasks(Logs logs) {
    super(logs, DescribeExportTasksRequest::builder, "taskId", "statusCode", "nextToken", "limit");
  }

  @Override
  protected List<Permission> needs(DescribeExportTasksRequest request, Call call) {
    return List.of(Permission.of(action(), "*"));
  }

  @Override
  public DescribeExportTasksResponse answer(DescribeExportTasksRequest request, Call call) {
    RULES.oneOf(
        "statusCode",
        request.statusCodeAsString(),
        ExportTaskStatusCode.knownValues().stream()
            .map(ExportTaskStatusCode::toString)
            .sorted()
            .toList());
    List<ExportTask> tasks =
        logs().read(view -> view.all(ExportTasks.TASK, call.scope())).stream()
            .filter(task -> request.taskId() == null || task.taskId().equals(request.taskId()))
            .filter(task ->
                request.statusCode() == null || task.status().code() == request.statusCode())
            .sorted(Comparator.comparing(DescribeExportTasks::place).reversed())
            .toList();
    Page<ExportTask> page =
        Page.of(
            tasks,
            DescribeExportTasks::place,
            Page.Asked.usual(request.limit(), request.nextToken()),
            true);
    return DescribeExportTasksResponse.builder()
        .exportTasks(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private static String place(ExportTask task) {
    return String.format(
        Locale.ROOT, "%019d %s", task.executionInfo().creationTime(), task.taskId());
  }
}
