package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.glue.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.glue.model.GluePolicy;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows the policy of the catalogue.
final class GetResourcePolicy
    extends GlueOperation<GetResourcePolicyRequest, GetResourcePolicyResponse> {
  GetResourcePolicy(Glue glue) {
    super(glue, GetResourcePolicyRequest::builder, "ResourceArn");
  }

  @Override
  protected List<Permission> needs(GetResourcePolicyRequest request, Call call) {
    return onCatalog(null, call);
  }

  @Override
  GetResourcePolicyResponse done(GetResourcePolicyRequest request, Call call) {
    CatalogPolicies.requireCatalog(request.resourceArn(), call);
    GluePolicy policy = glue().policies().policy(call);
    return GetResourcePolicyResponse.builder()
        .policyInJson(policy.policyInJson())
        .policyHash(policy.policyHash())
        .createTime(policy.createTime())
        .updateTime(policy.updateTime())
        .build();
  }
}
