package weir.api.athena;

import java.util.List;
import software.amazon.awssdk.services.athena.model.Tag;
import software.amazon.awssdk.services.athena.model.UntagResourceRequest;
import software.amazon.awssdk.services.athena.model.UntagResourceResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes tags off a work group.
final class UntagResource extends AthenaOperation<UntagResourceRequest, UntagResourceResponse> {
  UntagResource(Athena athena) {
    super(athena, UntagResourceRequest::builder, "ResourceARN", "TagKeys");
  }

  @Override
  protected List<Permission> needs(UntagResourceRequest request, Call call) {
    Permission untag =
        TaggedResource.permission(athena(), "athena:UntagResource", request.resourceARN(), call);
    return List.of(untag.when("aws:TagKeys", request.tagKeys().toArray(String[]::new)));
  }

  @Override
  public UntagResourceResponse answer(UntagResourceRequest request, Call call) {
    String group = TaggedResource.workGroup(request.resourceARN(), call);
    athena()
        .change(change -> {
          TaggedResource.require(change, call.scope(), group, request.resourceARN());
          List<Tag> tags =
              WorkGroups.tags(change, call.scope(), group).stream()
                  .filter(tag -> !request.tagKeys().contains(tag.key()))
                  .toList();
          Tags.keep(change, call.scope(), group, tags);
          return tags;
        });
    return UntagResourceResponse.builder().build();
  }
}
