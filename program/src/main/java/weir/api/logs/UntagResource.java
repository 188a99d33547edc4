package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;
import weir.api.gateway.Call;

/// Takes tags from a group.
final class UntagResource extends TaggedOperation<UntagResourceRequest, UntagResourceResponse> {
  UntagResource(Logs logs) {
    super(
        logs,
        UntagResourceRequest::builder,
        UntagResourceRequest::resourceArn,
        "resourceArn",
        "tagKeys");
  }

  @Override
  public UntagResourceResponse answer(UntagResourceRequest request, Call call) {
    GroupAddress group = group(request, call);
    RULES.size("tagKeys", request.tagKeys(), 0, 50);
    return logs()
        .change(change -> {
          Logs.group(change, group);
          GroupTags.remove(change, group, request.tagKeys());
          return UntagResourceResponse.builder().build();
        });
  }
}
