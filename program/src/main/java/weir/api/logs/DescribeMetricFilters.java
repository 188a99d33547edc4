package weir.api.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.state.StateView;
import weir.watch.subscription.Subscription;

/// Shows metric filters: of a group, or those that make one metric.
final class DescribeMetricFilters
    extends LogsOperation<DescribeMetricFiltersRequest, DescribeMetricFiltersResponse> {
  DescribeMetricFilters(Logs logs) {
    super(
        logs,
        DescribeMetricFiltersRequest::builder,
        "logGroupName",
        "filterNamePrefix",
        "nextToken",
        "limit",
        "metricName",
        "metricNamespace");
  }

  @Override
  protected List<Permission> needs(DescribeMetricFiltersRequest request, Call call) {
    GroupAddress group = group(request, call);
    return List.of(on(group == null ? new GroupAddress(call.scope(), "") : group, call));
  }

  private static @Nullable GroupAddress group(DescribeMetricFiltersRequest request, Call call) {
    return request.logGroupName() == null
        ? null
        : GroupAddress.named(request.logGroupName(), call.scope());
  }

  @Override
  public DescribeMetricFiltersResponse answer(DescribeMetricFiltersRequest request, Call call) {
    GroupAddress group = group(request, call);
    if (group == null && request.filterNamePrefix() != null) {
      throw LogsErrors.invalid(
          "filterNamePrefix is set without logGroupName; it must come with the group's name");
    }
    if ((request.metricName() == null) != (request.metricNamespace() == null)) {
      throw LogsErrors.invalid(
          "metricName and metricNamespace must be set together, or neither of them");
    }
    List<MetricFilter> filters =
        logs().read(view -> filters(view, group, request, call)).stream()
            .filter(filter -> makes(filter, request))
            .toList();
    Page<MetricFilter> page =
        Page.of(
            filters,
            filter -> Subscription.id(filter.logGroupName(), filter.filterName()),
            Page.Asked.usual(request.limit(), request.nextToken()));
    return DescribeMetricFiltersResponse.builder()
        .metricFilters(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private static List<MetricFilter> filters(
      StateView view,
      @Nullable GroupAddress group,
      DescribeMetricFiltersRequest request,
      Call call) {
    if (group == null) {
      return view.all(GroupFilters.METRIC, call.scope());
    }
    Logs.group(view, group);
    String prefix = request.filterNamePrefix();
    return GroupFilters.of(
        view,
        GroupFilters.METRIC,
        group,
        prefix == null ? null : GroupFilters.name("filterNamePrefix", prefix));
  }

  private static boolean makes(MetricFilter filter, DescribeMetricFiltersRequest request) {
    return request.metricName() == null
        || filter.metricTransformations().stream()
            .anyMatch(made ->
                made.metricName().equals(request.metricName())
                    && made.metricNamespace().equals(request.metricNamespace()));
  }
}
