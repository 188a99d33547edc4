package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import software.amazon.awssdk.services.cloudwatchlogs.model.UntagLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagLogGroupResponse;
import weir.api.gateway.Call;

/// Takes tags from a group; the older of AWS's two ways.
@SuppressWarnings("deprecation") // older clients still call it
final class UntagLogGroup extends GroupOperation<UntagLogGroupRequest, UntagLogGroupResponse> {
  UntagLogGroup(Logs logs) {
    super(
        logs,
        UntagLogGroupRequest::builder,
        UntagLogGroupRequest::logGroupName,
        "logGroupName",
        "tags");
  }

  @Override
  public UntagLogGroupResponse answer(UntagLogGroupRequest request, Call call) {
    GroupAddress group = group(request, call);
    RULES.size("tags", request.tags(), 1, Integer.MAX_VALUE);
    return logs()
        .change(change -> {
          Logs.group(change, group);
          GroupTags.remove(change, group, request.tags());
          return UntagLogGroupResponse.builder().build();
        });
  }
}
