package weir.api.athena;

import java.util.List;
import software.amazon.awssdk.services.athena.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.athena.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.athena.model.Tag;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists a work group's tags by key.
final class ListTagsForResource
    extends AthenaOperation<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  ListTagsForResource(Athena athena) {
    super(athena, ListTagsForResourceRequest::builder, "ResourceARN", "NextToken", "MaxResults");
  }

  @Override
  protected List<Permission> needs(ListTagsForResourceRequest request, Call call) {
    return List.of(
        TaggedResource.permission(athena(), "athena:" + name(), request.resourceARN(), call));
  }

  @Override
  public ListTagsForResourceResponse answer(ListTagsForResourceRequest request, Call call) {
    String group = TaggedResource.workGroup(request.resourceARN(), call);
    if (request.maxResults() != null && request.maxResults() < 75) {
      throw AthenaErrors.invalid(
          "MaxResults is " + request.maxResults() + " but must be at least 75");
    }
    List<Tag> tags =
        athena()
            .read(view -> {
              TaggedResource.require(view, call.scope(), group, request.resourceARN());
              return WorkGroups.tags(view, call.scope(), group);
            });
    return ListTagsForResourceResponse.builder().tags(tags).build();
  }
}
