package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

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
    return logs.guarded(Permission.of(action(), group.resource()), group, call);
  }

  /// This action on a stream.
  final Permission on(GroupAddress group, String stream, Call call) {
    return logs.guarded(Permission.of(action(), group.resource(stream)), group, call);
  }
}
