package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsRequest;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.ModelledOperation;

/// One operation of CloudWatch Logs: refuses members that Weir does not act on, then asks for
/// permission.
///
/// To add one, extend this with a class named like the operation, and name it in [LogsApi].
abstract class LogsOperation<I extends CloudWatchLogsRequest, O extends SdkPojo>
    extends ModelledOperation<I, O> {
  private final Logs logs;

  /// @param builder `CreateLogGroupRequest::builder`
  /// @param members those that the operation reads; any other is refused
  LogsOperation(Logs logs, Supplier<? extends SdkPojo> builder, String... members) {
    super(RULES, builder, members);
    this.logs = logs;
  }

  final Logs logs() {
    return logs;
  }

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
