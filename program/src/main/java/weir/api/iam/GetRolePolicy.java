package weir.api.iam;

import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows an inline policy of a role.
final class GetRolePolicy extends IamQuestion<GetRolePolicyRequest, GetRolePolicyResponse> {

  GetRolePolicy(Iam iam) {
    super(iam, GetRolePolicyRequest::builder);
  }

  @Override
  Permission permission(GetRolePolicyRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName());
  }

  @Override
  GetRolePolicyResponse answer(GetRolePolicyRequest request, AccountView account, Call call) {
    StoredPolicy policy =
        InlinePolicies.policy(account, IdentityKind.ROLE, request.roleName(), request.policyName());
    return GetRolePolicyResponse.builder()
        .roleName(request.roleName())
        .policyName(request.policyName())
        .policyDocument(policy.encoded())
        .build();
  }
}
