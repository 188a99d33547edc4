package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.TagResourceRequest;
import software.amazon.awssdk.services.glue.model.TagResourceResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Puts tags on a database or crawler.
final class TagResource extends GlueOperation<TagResourceRequest, TagResourceResponse> {
  TagResource(Glue glue) {
    super(glue, TagResourceRequest::builder, "ResourceArn", "TagsToAdd");
  }

  @Override
  protected List<Permission> needs(TagResourceRequest request, Call call) {
    return GlueTags.requested(onArn(request.resourceArn(), call), request.tagsToAdd());
  }

  @Override
  TagResourceResponse done(TagResourceRequest request, Call call) {
    glue().tags().add(glue().tagged(request.resourceArn(), call), request.tagsToAdd(), call);
    return TagResourceResponse.builder().build();
  }
}
