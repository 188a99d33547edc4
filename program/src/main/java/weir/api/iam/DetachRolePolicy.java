package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Detaches a managed policy from a role.
final class DetachRolePolicy extends IamDeed<DetachRolePolicyRequest, DetachRolePolicyResponse> {

  DetachRolePolicy(Iam iam) {
    super(iam, DetachRolePolicyRequest::builder);
  }

  @Override
  Permission permission(DetachRolePolicyRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName())
            .when("iam:PolicyARN", String.valueOf(request.policyArn())),
        account.find(IdentityKind.ROLE, request.roleName()).map(Role::boundary).orElse(null));
  }

  @Override
  DetachRolePolicyResponse answer(
      DetachRolePolicyRequest request, AccountChange account, Call call) {
    AttachedPolicies.detach(account, IdentityKind.ROLE, request.roleName(), request.policyArn());
    return DetachRolePolicyResponse.builder().build();
  }
}
