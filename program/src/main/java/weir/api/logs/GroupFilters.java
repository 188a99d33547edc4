package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.SubscriptionFilter;
import weir.query.pattern.FilterPattern;
import weir.store.state.DocumentKind;
import weir.store.state.StateChange;
import weir.store.state.StateView;
import weir.watch.subscription.Subscription;
import weir.watch.subscription.SubscriptionPosition;

/// The filters of a group: those that make metrics, and those that hand events on.
final class GroupFilters {
  /// By the group's name and the filter's, as [Subscription#id] joins them.
  static final DocumentKind<MetricFilter> METRIC =
      LogsDocuments.shape("metric-filter", MetricFilter::builder);

  /// By the group's name and the filter's, as [Subscription#id] joins them.
  static final DocumentKind<SubscriptionFilter> SUBSCRIPTION =
      LogsDocuments.shape("subscription-filter", SubscriptionFilter::builder);

  private static final Pattern NAME = Pattern.compile("[^:*]*");

  /// As many as AWS allows: each is tried on every event.
  private static final int MOST_WITH_REGEX = 5;

  private GroupFilters() {}

  static String name(String member, @Nullable String given) {
    String name = RULES.text(member, given, 1, 512);
    RULES.matches(member, name, NAME);
    return name;
  }

  static FilterPattern pattern(@Nullable String given) {
    return FilterPattern.parse(RULES.present("filterPattern", given));
  }

  /// Filters of a group whose names begin so, by name.
  static <T> List<T> of(
      StateView view, DocumentKind<T> kind, GroupAddress group, @Nullable String prefix) {
    return view.all(
        kind, group.scope(), Subscription.id(group.name(), prefix == null ? "" : prefix));
  }

  /// Sees to it that one more filter has room.
  ///
  /// @param others of the kind in the group, without the one that is replaced
  static <T> void requireRoom(
      List<T> others, FilterPattern added, Function<T, String> pattern, int most) {
    long withRegex =
        others.stream()
            .filter(other -> FilterPattern.parse(pattern.apply(other)).regexCount() > 0)
            .count();
    if (others.size() >= most || (added.regexCount() > 0 && withRegex >= MOST_WITH_REGEX)) {
      throw LogsErrors.limitExceeded("Resource limit exceeded.");
    }
  }

  static int metrics(StateView view, GroupAddress group) {
    return of(view, METRIC, group, null).size();
  }

  /// Forgets them with their group.
  static void forget(StateChange change, GroupAddress group) {
    for (MetricFilter filter : of(change, METRIC, group, null)) {
      change.remove(METRIC, group.scope(), Subscription.id(group.name(), filter.filterName()));
    }
    for (SubscriptionFilter filter : of(change, SUBSCRIPTION, group, null)) {
      forgetSubscription(change, group, filter.filterName());
    }
  }

  static void forgetSubscription(StateChange change, GroupAddress group, String filter) {
    String id = Subscription.id(group.name(), filter);
    change.remove(SUBSCRIPTION, group.scope(), id);
    change.remove(SubscriptionPosition.KIND, group.scope(), id);
  }
}
