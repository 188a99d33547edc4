package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.glue.model.DeleteResourcePolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes the policy of the catalogue.
final class DeleteResourcePolicy
    extends GlueOperation<DeleteResourcePolicyRequest, DeleteResourcePolicyResponse> {
  DeleteResourcePolicy(Glue glue) {
    super(glue, DeleteResourcePolicyRequest::builder, "PolicyHashCondition", "ResourceArn");
  }

  @Override
  protected List<Permission> needs(DeleteResourcePolicyRequest request, Call call) {
    return onCatalog(null, call);
  }

  @Override
  DeleteResourcePolicyResponse done(DeleteResourcePolicyRequest request, Call call) {
    CatalogPolicies.requireCatalog(request.resourceArn(), call);
    glue().policies().delete(request.policyHashCondition(), call);
    return DeleteResourcePolicyResponse.builder().build();
  }
}
