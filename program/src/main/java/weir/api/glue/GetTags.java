package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.GetTagsRequest;
import software.amazon.awssdk.services.glue.model.GetTagsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows the tags of a database or crawler.
final class GetTags extends GlueOperation<GetTagsRequest, GetTagsResponse> {
  GetTags(Glue glue) {
    super(glue, GetTagsRequest::builder, "ResourceArn");
  }

  @Override
  protected List<Permission> needs(GetTagsRequest request, Call call) {
    return onArn(request.resourceArn(), call);
  }

  @Override
  GetTagsResponse done(GetTagsRequest request, Call call) {
    return GetTagsResponse.builder()
        .tags(glue().tags().of(glue().tagged(request.resourceArn(), call), call))
        .build();
  }
}
