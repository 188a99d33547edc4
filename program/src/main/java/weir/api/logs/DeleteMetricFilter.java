package weir.api.logs;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.watch.subscription.Subscription;

/// Deletes a metric filter.
final class DeleteMetricFilter
    extends LogsOperation<DeleteMetricFilterRequest, DeleteMetricFilterResponse> {
  DeleteMetricFilter(Logs logs) {
    super(logs, DeleteMetricFilterRequest::builder, "logGroupName", "filterName");
  }

  @Override
  protected List<Permission> needs(DeleteMetricFilterRequest request, Call call) {
    return List.of(on(GroupAddress.named(request.logGroupName(), call.scope()), call));
  }

  @Override
  public DeleteMetricFilterResponse answer(DeleteMetricFilterRequest request, Call call) {
    GroupAddress group = GroupAddress.named(request.logGroupName(), call.scope());
    String id =
        Subscription.id(group.name(), GroupFilters.name("filterName", request.filterName()));
    return logs()
        .change(change -> {
          Logs.group(change, group);
          if (change.find(GroupFilters.METRIC, group.scope(), id).isEmpty()) {
            throw LogsErrors.notFound("The specified metric filter does not exist.");
          }
          change.remove(GroupFilters.METRIC, group.scope(), id);
          return DeleteMetricFilterResponse.builder().build();
        });
  }
}
