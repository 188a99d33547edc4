package weir.api.logs;

import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsLogGroupResponse;
import weir.api.gateway.Call;

/// Shows the tags of a group; the older of AWS's two ways.
@SuppressWarnings("deprecation") // older clients still call it
final class ListTagsLogGroup
    extends GroupOperation<ListTagsLogGroupRequest, ListTagsLogGroupResponse> {
  ListTagsLogGroup(Logs logs) {
    super(
        logs,
        ListTagsLogGroupRequest::builder,
        ListTagsLogGroupRequest::logGroupName,
        "logGroupName");
  }

  @Override
  public ListTagsLogGroupResponse answer(ListTagsLogGroupRequest request, Call call) {
    GroupAddress group = group(request, call);
    return logs()
        .read(view -> {
          Logs.group(view, group);
          return ListTagsLogGroupResponse.builder().tags(GroupTags.of(view, group)).build();
        });
  }
}
