package weir.api.logs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.SubscriptionFilter;
import weir.store.logs.LogGroupEvents;
import weir.store.logs.LogPosition;
import weir.store.state.StateStore;
import weir.store.state.StateView;
import weir.watch.subscription.Subscription;
import weir.watch.subscription.Subscriptions;

/// Keeps the subscriptions at work in step with the filters that the state has. Safe for any number
/// of threads.
public final class GroupSubscriptions {
  private static final Set<String> KINDS =
      Set.of(GroupFilters.SUBSCRIPTION.name(), LogsDocuments.STORAGE.name());

  private final Logs logs;
  private final Subscriptions subscriptions;

  public GroupSubscriptions(Logs logs, Subscriptions subscriptions) {
    this.logs = logs;
    this.subscriptions = subscriptions;
  }

  /// Begins with those that are there, and follows every change.
  public void begin(StateStore state) {
    state.onChange(touched -> {
      if (touched.stream().anyMatch(KINDS::contains)) {
        refresh();
      }
    });
    refresh();
  }

  /// Looks again: a group that could not be opened before may be open now.
  public void refresh() {
    subscriptions.follow(this::present);
  }

  /// What FilterLogEvents calls an event.
  public static String eventId(LogPosition place) {
    return EventToken.eventId(place);
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  private List<Subscription> present() {
    return logs.read(view -> view.everywhere(GroupFilters.SUBSCRIPTION)).stream()
        .flatMap(owned -> subscription(owned).stream())
        .toList();
  }

  private Optional<Subscription> subscription(StateView.Owned<SubscriptionFilter> owned) {
    GroupAddress group = new GroupAddress(owned.scope(), owned.document().logGroupName());
    return logs.groups()
        .openForService(group)
        .map(events -> subscription(group, owned.document(), events));
  }

  static Subscription subscription(
      GroupAddress group, SubscriptionFilter filter, LogGroupEvents events) {
    return new Subscription(
        group.scope(),
        group.name(),
        filter.filterName(),
        events,
        filter.filterPattern(),
        filter.destinationArn(),
        filter.roleArn());
  }
}
