package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagLogGroupResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Puts tags on a group; the older of AWS's two ways.
@SuppressWarnings("deprecation") // older clients still call it
final class TagLogGroup extends GroupOperation<TagLogGroupRequest, TagLogGroupResponse> {
  TagLogGroup(Logs logs) {
    super(
        logs,
        TagLogGroupRequest::builder,
        TagLogGroupRequest::logGroupName,
        "logGroupName",
        "tags");
  }

  @Override
  protected List<Permission> needs(TagLogGroupRequest request, Call call) {
    return List.of(
        GroupTags.ofRequest(on(group(request, call), call), GroupTags.checked(request.tags())));
  }

  @Override
  public TagLogGroupResponse answer(TagLogGroupRequest request, Call call) {
    GroupAddress group = group(request, call);
    RULES.size("tags", request.tags().keySet(), 1, 50);
    return logs()
        .change(change -> {
          Logs.group(change, group);
          Map<String, String> tags = request.tags();
          GroupTags.add(change, group, tags);
          return TagLogGroupResponse.builder().build();
        });
  }
}
