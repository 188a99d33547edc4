package weir.api.iam;

import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Attaches a managed policy to a role.
final class AttachRolePolicy extends IamDeed<AttachRolePolicyRequest, AttachRolePolicyResponse> {

  AttachRolePolicy(Iam iam) {
    super(iam, AttachRolePolicyRequest::builder);
  }

  @Override
  Permission permission(AttachRolePolicyRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName())
            .when("iam:PolicyARN", String.valueOf(request.policyArn())),
        account.find(IdentityKind.ROLE, request.roleName()).map(Role::boundary).orElse(null));
  }

  @Override
  AttachRolePolicyResponse answer(
      AttachRolePolicyRequest request, AccountChange account, Call call) {
    AttachedPolicies.attach(account, IdentityKind.ROLE, request.roleName(), request.policyArn());
    return AttachRolePolicyResponse.builder().build();
  }
}
