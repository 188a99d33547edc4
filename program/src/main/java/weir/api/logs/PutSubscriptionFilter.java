package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.Distribution;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutSubscriptionFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutSubscriptionFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.SubscriptionFilter;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.model.aws.Fault;
import weir.query.pattern.FilterPattern;
import weir.store.logs.LogGroupEvents;
import weir.store.state.StateChange;
import weir.watch.subscription.Subscription;
import weir.watch.subscription.SubscriptionPosition;

/// Makes a subscription filter, or replaces the one of its name, once its destination has taken a
/// test message. Events that come from then on are handed on.
final class PutSubscriptionFilter
    extends LogsOperation<PutSubscriptionFilterRequest, PutSubscriptionFilterResponse> {
  private static final int MOST = 5;

  private final GroupSubscriptions subscriptions;

  PutSubscriptionFilter(Logs logs, GroupSubscriptions subscriptions) {
    super(
        logs,
        PutSubscriptionFilterRequest::builder,
        "logGroupName",
        "filterName",
        "filterPattern",
        "destinationArn",
        "roleArn",
        "distribution",
        "applyOnTransformedLogs");
    this.subscriptions = subscriptions;
  }

  @Override
  protected List<Permission> needs(PutSubscriptionFilterRequest request, Call call) {
    Permission put = on(GroupAddress.named(request.logGroupName(), call.scope()), call);
    return request.roleArn() == null
        ? List.of(put)
        : List.of(
            put,
            Permission.of("iam:PassRole", request.roleArn())
                .when("iam:PassedToService", "logs.amazonaws.com"));
  }

  @Override
  public PutSubscriptionFilterResponse answer(PutSubscriptionFilterRequest request, Call call) {
    GroupAddress group = GroupAddress.named(request.logGroupName(), call.scope());
    SubscriptionFilter wanted = wanted(request, group, call);
    OpenGroups.OpenGroup open = logs().groups().open(group);
    open.requireReadable(name());
    logs()
        .read(
            view -> others(GroupFilters.of(view, GroupFilters.SUBSCRIPTION, group, null), wanted));
    Subscription subscription = GroupSubscriptions.subscription(group, wanted, open.events());
    try {
      subscriptions.subscriptions().check(subscription, call.now());
    } catch (Fault refused) {
      throw LogsErrors.invalid(
          "Could not deliver test message to specified Firehose stream. Check if the given Firehose"
              + " stream is in ACTIVE state. ("
              + refused.sentence()
              + ")");
    }
    logs().change(change -> keep(change, group, wanted, open.events()));
    return PutSubscriptionFilterResponse.builder().build();
  }

  private static SubscriptionFilter wanted(
      PutSubscriptionFilterRequest request, GroupAddress group, Call call) {
    if (Boolean.TRUE.equals(request.applyOnTransformedLogs())) {
      throw LogsErrors.invalid(
          "applyOnTransformedLogs is true, but Weir transforms no log events; leave it out");
    }
    RULES.oneOf(
        "distribution",
        request.distributionAsString(),
        Distribution.knownValues().stream().map(Distribution::toString).sorted().toList());
    SubscriptionDestination destination =
        SubscriptionDestination.of(request.destinationArn(), request.roleArn(), group.scope());
    return SubscriptionFilter.builder()
        .filterName(GroupFilters.name("filterName", request.filterName()))
        .logGroupName(group.name())
        .filterPattern(GroupFilters.pattern(request.filterPattern()).text())
        .destinationArn(destination.arn())
        .roleArn(destination.roleArn())
        .distribution(
            request.distribution() == null ? Distribution.BY_LOG_STREAM : request.distribution())
        .applyOnTransformedLogs(false)
        .creationTime(Logs.millis(call.now()))
        .build();
  }

  /// The other filters of the group, which leave room for this one.
  private static List<SubscriptionFilter> others(
      List<SubscriptionFilter> all, SubscriptionFilter wanted) {
    List<SubscriptionFilter> others =
        all.stream().filter(other -> !other.filterName().equals(wanted.filterName())).toList();
    GroupFilters.requireRoom(
        others,
        FilterPattern.parse(wanted.filterPattern()),
        SubscriptionFilter::filterPattern,
        MOST);
    return others;
  }

  /// A filter that is replaced goes on where it is, and keeps its time of creation.
  private static SubscriptionFilter keep(
      StateChange change, GroupAddress group, SubscriptionFilter wanted, LogGroupEvents events) {
    if (!Logs.storage(change, group).id().equals(events.id())) {
      throw LogsErrors.noGroup();
    }
    others(GroupFilters.of(change, GroupFilters.SUBSCRIPTION, group, null), wanted);
    String id = Subscription.id(group.name(), wanted.filterName());
    SubscriptionFilter kept =
        change
            .find(GroupFilters.SUBSCRIPTION, group.scope(), id)
            .map(old -> wanted.toBuilder().creationTime(old.creationTime()).build())
            .orElse(wanted);
    change.put(GroupFilters.SUBSCRIPTION, group.scope(), id, kept);
    if (change.find(SubscriptionPosition.KIND, group.scope(), id).isEmpty()) {
      change.put(
          SubscriptionPosition.KIND,
          group.scope(),
          id,
          new SubscriptionPosition(events.id(), events.lastSequence()));
    }
    return kept;
  }
}
