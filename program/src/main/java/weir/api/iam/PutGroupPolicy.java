package weir.api.iam;

import software.amazon.awssdk.services.iam.model.PutGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Writes an inline policy of a group, or replaces it.
final class PutGroupPolicy extends IamDeed<PutGroupPolicyRequest, PutGroupPolicyResponse> {

  PutGroupPolicy(Iam iam) {
    super(iam, PutGroupPolicyRequest::builder);
  }

  @Override
  Permission permission(PutGroupPolicyRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.GROUP, request.groupName());
  }

  @Override
  PutGroupPolicyResponse answer(PutGroupPolicyRequest request, AccountChange account, Call call) {
    InlinePolicies.put(
        account,
        IdentityKind.GROUP,
        request.groupName(),
        request.policyName(),
        request.policyDocument());
    return PutGroupPolicyResponse.builder().build();
  }
}
