package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.GetResourcePoliciesRequest;
import software.amazon.awssdk.services.glue.model.GetResourcePoliciesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows the policies of the catalogue, of which there is one at most.
final class GetResourcePolicies
    extends GlueOperation<GetResourcePoliciesRequest, GetResourcePoliciesResponse> {
  GetResourcePolicies(Glue glue) {
    super(glue, GetResourcePoliciesRequest::builder, "NextToken", "MaxResults");
  }

  @Override
  protected List<Permission> needs(GetResourcePoliciesRequest request, Call call) {
    return onCatalog(null, call);
  }

  @Override
  GetResourcePoliciesResponse done(GetResourcePoliciesRequest request, Call call) {
    return GetResourcePoliciesResponse.builder()
        .getResourcePoliciesResponseList(glue().policies().find(call).stream().toList())
        .build();
  }
}
