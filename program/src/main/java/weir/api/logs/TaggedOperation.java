package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsRequest;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// An operation on the tags of a resource, which the request names by its ARN; the newer of AWS's
/// two ways. Here policies name the bare ARN, as the request does.
abstract class TaggedOperation<I extends CloudWatchLogsRequest, O extends SdkPojo>
    extends LogsOperation<I, O> {
  private final Function<I, @Nullable String> arn;

  /// @param arn `TagResourceRequest::resourceArn`
  TaggedOperation(
      Logs logs,
      Supplier<? extends SdkPojo> builder,
      Function<I, @Nullable String> arn,
      String... members) {
    super(logs, builder, members);
    this.arn = arn;
  }

  @Override
  protected List<Permission> needs(I request, Call call) {
    return List.of(permission(request, call));
  }

  final Permission permission(I request, Call call) {
    GroupAddress group = group(request, call);
    return logs().guarded(Permission.of(action(), group.arn()), group, call);
  }

  final GroupAddress group(I request, Call call) {
    String given = RULES.text("resourceArn", arn.apply(request), 1, 1011);
    return GroupAddress.ofArn("resourceArn", given, call.scope());
  }
}
