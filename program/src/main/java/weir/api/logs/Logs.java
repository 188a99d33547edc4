package weir.api.logs;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.RateQuota;
import weir.store.logs.LogGroupEvents;
import weir.store.logs.LogGroupId;
import weir.store.logs.LogStore;
import weir.store.logs.LogSubscriber;
import weir.store.state.Scope;
import weir.store.state.StateChange;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// The log groups of all accounts: what the operations work with. Safe for any number of threads.
public final class Logs {
  private final StateStore state;
  private final OpenGroups groups;
  private final RateQuota puts;
  private final ResourcePolicies policies = new ResourcePolicies();

  /// Opens every group that the state names.
  ///
  /// @param keys of groups that are encrypted
  /// @param formats of the flow logs that deliver to a group
  /// @param puts how many PutLogEvents each account may send in each region
  public Logs(
      StateStore state, LogStore events, GroupKeys keys, FlowLogFormats formats, RateQuota puts) {
    this.state = state;
    this.puts = puts;
    this.groups = new OpenGroups(state, events, keys, formats);
    groups.openAll();
  }

  <R extends @Nullable Object> R read(Function<StateView, R> question) {
    return state.read(question);
  }

  <R extends @Nullable Object> R change(Function<StateChange, R> deed) {
    return state.change(deed);
  }

  /// Tells of every batch of events from now on, whatever the group.
  public void subscribe(LogSubscriber subscriber) {
    groups.subscribe(subscriber);
  }

  /// How a group keeps its events; empty when there is no such group.
  public Optional<GroupSettings> settings(Scope scope, String name) {
    return state.read(view ->
        view.find(LogsDocuments.GROUP, scope, name)
            .map(group ->
                new GroupSettings(
                    view.get(LogsDocuments.STORAGE, scope, name).id(),
                    group.retentionInDays(),
                    group.kmsKeyId())));
  }

  OpenGroups groups() {
    return groups;
  }

  /// The events of a group.
  ///
  /// @throws weir.api.protocol.ApiException when there is no such group, or its key is not to be
  ///   used
  LogGroupEvents events(GroupAddress address) {
    return groups.open(address).events();
  }

  /// Which group has its events under an id; empty when it is gone.
  Optional<GroupAddress> address(LogGroupId id) {
    return groups.address(id);
  }

  /// @throws weir.api.protocol.ApiException when the account sends more than its quota
  void requirePutQuota(Call call) {
    String owner = call.scope().accountId() + " " + call.scope().region();
    if (puts.take(owner, 1, call.now()) == 0) {
      throw LogsErrors.throttled();
    }
  }

  static LogGroup group(StateView view, GroupAddress address) {
    return view.find(LogsDocuments.GROUP, address.scope(), address.name())
        .orElseThrow(LogsErrors::noGroup);
  }

  static GroupStorage storage(StateView view, GroupAddress address) {
    return view.find(LogsDocuments.STORAGE, address.scope(), address.name())
        .orElseThrow(LogsErrors::noGroup);
  }

  /// The permission with the policies and tags of the group that it is about.
  Permission guarded(Permission permission, GroupAddress group, Call call) {
    return state.read(view -> {
      Permission tagged = GroupTags.ofResource(permission, view, group);
      return policies.guard(tagged, view, group, call.scope());
    });
  }

  /// Times of CloudWatch Logs are Unix milliseconds.
  static long millis(Instant time) {
    return time.toEpochMilli();
  }
}
