package weir.api.logs;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.query.pattern.FilterPattern;
import weir.watch.subscription.Subscription;

/// Makes a metric filter, or replaces the one of its name. Definitions are kept; no metrics are
/// made of them, which the log says once.
final class PutMetricFilter extends LogsOperation<PutMetricFilterRequest, PutMetricFilterResponse> {
  private static final System.Logger LOG = System.getLogger("weir.logs");
  private static final int MOST = 100;

  private final AtomicBoolean told = new AtomicBoolean();

  PutMetricFilter(Logs logs) {
    super(
        logs,
        PutMetricFilterRequest::builder,
        "logGroupName",
        "filterName",
        "filterPattern",
        "metricTransformations",
        "applyOnTransformedLogs");
  }

  @Override
  protected List<Permission> needs(PutMetricFilterRequest request, Call call) {
    return List.of(on(GroupAddress.named(request.logGroupName(), call.scope()), call));
  }

  @Override
  public PutMetricFilterResponse answer(PutMetricFilterRequest request, Call call) {
    if (Boolean.TRUE.equals(request.applyOnTransformedLogs())) {
      throw LogsErrors.invalid(
          "applyOnTransformedLogs is true, but Weir transforms no log events; leave it out");
    }
    GroupAddress group = GroupAddress.named(request.logGroupName(), call.scope());
    String name = GroupFilters.name("filterName", request.filterName());
    FilterPattern pattern = GroupFilters.pattern(request.filterPattern());
    List<MetricTransformation> transformations =
        MetricTransformations.checked(request.metricTransformations(), pattern);
    logs().groups().open(group).requireReadable(name());
    logs()
        .change(change -> {
          Logs.group(change, group);
          String id = Subscription.id(group.name(), name);
          List<MetricFilter> others =
              GroupFilters.of(change, GroupFilters.METRIC, group, null).stream()
                  .filter(other -> !other.filterName().equals(name))
                  .toList();
          GroupFilters.requireRoom(others, pattern, MetricFilter::filterPattern, MOST);
          long created =
              change
                  .find(GroupFilters.METRIC, group.scope(), id)
                  .map(MetricFilter::creationTime)
                  .orElse(Logs.millis(call.now()));
          MetricFilter filter =
              MetricFilter.builder()
                  .filterName(name)
                  .filterPattern(pattern.text())
                  .metricTransformations(transformations)
                  .creationTime(created)
                  .logGroupName(group.name())
                  .applyOnTransformedLogs(false)
                  .build();
          change.put(GroupFilters.METRIC, group.scope(), id, filter);
          return filter;
        });
    if (!told.getAndSet(true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "metric filters are kept but not evaluated: {0} of log group {1} makes no metrics",
          name,
          group.arn());
    }
    return PutMetricFilterResponse.builder().build();
  }
}
