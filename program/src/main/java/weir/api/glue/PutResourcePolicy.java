package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.glue.model.PutResourcePolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Sets the policy that lets other accounts into the catalogue.
final class PutResourcePolicy
    extends GlueOperation<PutResourcePolicyRequest, PutResourcePolicyResponse> {
  PutResourcePolicy(Glue glue) {
    super(
        glue,
        PutResourcePolicyRequest::builder,
        "PolicyInJson",
        "ResourceArn",
        "PolicyHashCondition",
        "PolicyExistsCondition",
        "EnableHybrid");
  }

  @Override
  List<Permission> needs(PutResourcePolicyRequest request, Call call) {
    return onCatalog(null, call);
  }

  @Override
  PutResourcePolicyResponse done(PutResourcePolicyRequest request, Call call) {
    String text = Constraint.text("policyInJson", request.policyInJson(), 2, 10_240);
    CatalogPolicies.requireCatalog(request.resourceArn(), call);
    String hash =
        glue()
            .policies()
            .put(
                text, request.policyHashCondition(), request.policyExistsConditionAsString(), call);
    return PutResourcePolicyResponse.builder().policyHash(hash).build();
  }
}
