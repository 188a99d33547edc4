package weir.api.logs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsRequest;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;

/// One operation of CloudWatch Logs: refuses members that Weir does not act on, then asks for
/// permission.
///
/// To add one, extend this with a class named like the operation, and name it in [LogsApi].
abstract class LogsOperation<I extends CloudWatchLogsRequest, O extends SdkPojo>
    implements Operation<I, O> {
  private final Logs logs;
  private final Supplier<? extends SdkPojo> builder;
  private final Set<String> members;

  /// @param builder `CreateLogGroupRequest::builder`
  /// @param members those that the operation reads; any other is refused
  LogsOperation(Logs logs, Supplier<? extends SdkPojo> builder, String... members) {
    this.logs = logs;
    this.builder = builder;
    this.members = Set.of(members);
  }

  final Logs logs() {
    return logs;
  }

  @Override
  public final SdkPojo newRequest() {
    return builder.get();
  }

  @Override
  public final List<Permission> permissions(I request, Call call) {
    for (SdkField<?> field : request.sdkFields()) {
      if (!members.contains(field.memberName()) && isSet(field.getValueOrDefault(request))) {
        throw LogsErrors.invalid(
            field.memberName() + " is set, but Weir does not have it; leave it out");
      }
    }
    return needs(request, call);
  }

  /// False is what clients mean when they leave a switch out.
  private static boolean isSet(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean on -> on;
      case Collection<?> items -> !items.isEmpty();
      case Map<?, ?> pairs -> !pairs.isEmpty();
      default -> true;
    };
  }

  /// What the caller must be allowed.
  abstract List<Permission> needs(I request, Call call);

  final String action() {
    return "logs:" + name();
  }

  /// This action on a group.
  final Permission on(GroupAddress group, Call call) {
    return on(action(), group, call);
  }

  private Permission on(String action, GroupAddress group, Call call) {
    return logs.guarded(Permission.of(action, group.resource()), group, call);
  }

  /// What somebody needs who looks at a query: to be allowed to ask the same. An action on queries
  /// knows no resources, so that without this whoever may read one answer may read all.
  final List<Permission> toAsk(QueryHead query, Call call) {
    return query.groups().stream().map(group -> on("logs:StartQuery", group, call)).toList();
  }

  /// This action on a stream.
  final Permission on(GroupAddress group, String stream, Call call) {
    return logs.guarded(Permission.of(action(), group.resource(stream)), group, call);
  }
}
