package weir.api.logs;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteSubscriptionFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteSubscriptionFilterResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.watch.subscription.Subscription;

/// Deletes a subscription filter; what it has not handed on stays in the group only.
final class DeleteSubscriptionFilter
    extends LogsOperation<DeleteSubscriptionFilterRequest, DeleteSubscriptionFilterResponse> {
  DeleteSubscriptionFilter(Logs logs) {
    super(logs, DeleteSubscriptionFilterRequest::builder, "logGroupName", "filterName");
  }

  @Override
  protected List<Permission> needs(DeleteSubscriptionFilterRequest request, Call call) {
    return List.of(on(GroupAddress.named(request.logGroupName(), call.scope()), call));
  }

  @Override
  public DeleteSubscriptionFilterResponse answer(
      DeleteSubscriptionFilterRequest request, Call call) {
    GroupAddress group = GroupAddress.named(request.logGroupName(), call.scope());
    String name = GroupFilters.name("filterName", request.filterName());
    return logs()
        .change(change -> {
          Logs.group(change, group);
          String id = Subscription.id(group.name(), name);
          if (change.find(GroupFilters.SUBSCRIPTION, group.scope(), id).isEmpty()) {
            throw LogsErrors.notFound("The specified subscription filter does not exist.");
          }
          GroupFilters.forgetSubscription(change, group, name);
          return DeleteSubscriptionFilterResponse.builder().build();
        });
  }
}
