package weir.api.logs;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeSubscriptionFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeSubscriptionFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.SubscriptionFilter;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows the subscription filters of a group, by name.
final class DescribeSubscriptionFilters
    extends LogsOperation<DescribeSubscriptionFiltersRequest, DescribeSubscriptionFiltersResponse> {
  DescribeSubscriptionFilters(Logs logs) {
    super(
        logs,
        DescribeSubscriptionFiltersRequest::builder,
        "logGroupName",
        "filterNamePrefix",
        "nextToken",
        "limit");
  }

  @Override
  protected List<Permission> needs(DescribeSubscriptionFiltersRequest request, Call call) {
    return List.of(on(GroupAddress.named(request.logGroupName(), call.scope()), call));
  }

  @Override
  public DescribeSubscriptionFiltersResponse answer(
      DescribeSubscriptionFiltersRequest request, Call call) {
    GroupAddress group = GroupAddress.named(request.logGroupName(), call.scope());
    String prefix = request.filterNamePrefix();
    List<SubscriptionFilter> filters =
        logs()
            .read(view -> {
              Logs.group(view, group);
              return GroupFilters.of(
                  view,
                  GroupFilters.SUBSCRIPTION,
                  group,
                  prefix == null ? null : GroupFilters.name("filterNamePrefix", prefix));
            });
    Page<SubscriptionFilter> page =
        Page.of(
            filters,
            SubscriptionFilter::filterName,
            Page.Asked.usual(request.limit(), request.nextToken()));
    return DescribeSubscriptionFiltersResponse.builder()
        .subscriptionFilters(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
