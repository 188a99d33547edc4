package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

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
  protected List<Permission> needs(PutResourcePolicyRequest request, Call call) {
    return onCatalog(null, call);
  }

  @Override
  PutResourcePolicyResponse done(PutResourcePolicyRequest request, Call call) {
    String text = RULES.text("policyInJson", request.policyInJson(), 2, 10_240);
    CatalogPolicies.requireCatalog(request.resourceArn(), call);
    String hash =
        glue()
            .policies()
            .put(
                text, request.policyHashCondition(), request.policyExistsConditionAsString(), call);
    return PutResourcePolicyResponse.builder().policyHash(hash).build();
  }
}
