package weir.api.athena;

import java.util.List;
import software.amazon.awssdk.services.athena.model.Tag;
import software.amazon.awssdk.services.athena.model.TagResourceRequest;
import software.amazon.awssdk.services.athena.model.TagResourceResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Puts tags on a work group.
final class TagResource extends AthenaOperation<TagResourceRequest, TagResourceResponse> {
  TagResource(Athena athena) {
    super(athena, TagResourceRequest::builder, "ResourceARN", "Tags");
  }

  @Override
  protected List<Permission> needs(TagResourceRequest request, Call call) {
    return List.of(
        Tags.requested(
            TaggedResource.permission(athena(), "athena:TagResource", request.resourceARN(), call),
            request.tags()));
  }

  @Override
  public TagResourceResponse answer(TagResourceRequest request, Call call) {
    String group = TaggedResource.workGroup(request.resourceARN(), call);
    athena()
        .change(change -> {
          TaggedResource.require(change, call.scope(), group, request.resourceARN());
          List<Tag> tags =
              Tags.merged(WorkGroups.tags(change, call.scope(), group), request.tags());
          Tags.keep(change, call.scope(), group, tags);
          return tags;
        });
    return TagResourceResponse.builder().build();
  }
}
