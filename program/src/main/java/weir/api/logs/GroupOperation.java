package weir.api.logs;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// An operation on one group of the caller's account, which the request names by `logGroupName`.
abstract class GroupOperation<I extends CloudWatchLogsRequest, O extends SdkPojo>
    extends LogsOperation<I, O> {
  private final Function<I, @Nullable String> groupName;

  /// @param groupName `DeleteLogGroupRequest::logGroupName`
  GroupOperation(
      Logs logs,
      Supplier<? extends SdkPojo> builder,
      Function<I, @Nullable String> groupName,
      String... members) {
    super(logs, builder, members);
    this.groupName = groupName;
  }

  @Override
  protected List<Permission> needs(I request, Call call) {
    return List.of(on(group(request, call), call));
  }

  GroupAddress group(I request, Call call) {
    return GroupAddress.named(groupName.apply(request), call.scope());
  }

  /// Changes what is kept of a group, and lets the event store know.
  final void changeGroup(GroupAddress group, UnaryOperator<LogGroup.Builder> deed) {
    logs()
        .change(change -> {
          LogGroup now = Logs.group(change, group);
          change.put(
              LogsDocuments.GROUP,
              group.scope(),
              group.name(),
              deed.apply(now.toBuilder()).build());
          return group;
        });
    logs().groups().refresh(group);
  }
}
