package weir.api.iam;

import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Writes an inline policy of a role, or replaces it.
final class PutRolePolicy extends IamDeed<PutRolePolicyRequest, PutRolePolicyResponse> {

  PutRolePolicy(Iam iam) {
    super(iam, PutRolePolicyRequest::builder);
  }

  @Override
  Permission permission(PutRolePolicyRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName()),
        account.find(IdentityKind.ROLE, request.roleName()).map(Role::boundary).orElse(null));
  }

  @Override
  PutRolePolicyResponse answer(PutRolePolicyRequest request, AccountChange account, Call call) {
    InlinePolicies.put(
        account,
        IdentityKind.ROLE,
        request.roleName(),
        request.policyName(),
        request.policyDocument());
    return PutRolePolicyResponse.builder().build();
  }
}
