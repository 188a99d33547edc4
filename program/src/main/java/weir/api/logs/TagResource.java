package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Puts tags on a group.
final class TagResource extends TaggedOperation<TagResourceRequest, TagResourceResponse> {
  TagResource(Logs logs) {
    super(
        logs, TagResourceRequest::builder, TagResourceRequest::resourceArn, "resourceArn", "tags");
  }

  @Override
  protected List<Permission> needs(TagResourceRequest request, Call call) {
    return List.of(
        GroupTags.ofRequest(permission(request, call), GroupTags.checked(request.tags())));
  }

  @Override
  public TagResourceResponse answer(TagResourceRequest request, Call call) {
    GroupAddress group = group(request, call);
    RULES.size("tags", request.tags().keySet(), 1, 50);
    return logs()
        .change(change -> {
          Logs.group(change, group);
          GroupTags.add(change, group, request.tags());
          return TagResourceResponse.builder().build();
        });
  }
}
