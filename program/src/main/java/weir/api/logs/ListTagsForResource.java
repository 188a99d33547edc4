package weir.api.logs;

import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import weir.api.gateway.Call;

/// Shows the tags of a group.
final class ListTagsForResource
    extends TaggedOperation<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  ListTagsForResource(Logs logs) {
    super(
        logs,
        ListTagsForResourceRequest::builder,
        ListTagsForResourceRequest::resourceArn,
        "resourceArn");
  }

  @Override
  public ListTagsForResourceResponse answer(ListTagsForResourceRequest request, Call call) {
    GroupAddress group = group(request, call);
    return logs()
        .read(view -> {
          Logs.group(view, group);
          return ListTagsForResourceResponse.builder().tags(GroupTags.of(view, group)).build();
        });
  }
}
