package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.UntagResourceRequest;
import software.amazon.awssdk.services.glue.model.UntagResourceResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes tags off a database or crawler.
final class UntagResource extends GlueOperation<UntagResourceRequest, UntagResourceResponse> {
  UntagResource(Glue glue) {
    super(glue, UntagResourceRequest::builder, "ResourceArn", "TagsToRemove");
  }

  @Override
  protected List<Permission> needs(UntagResourceRequest request, Call call) {
    return onArn(request.resourceArn(), call);
  }

  @Override
  UntagResourceResponse done(UntagResourceRequest request, Call call) {
    glue().tags().remove(glue().tagged(request.resourceArn(), call), request.tagsToRemove(), call);
    return UntagResourceResponse.builder().build();
  }
}
