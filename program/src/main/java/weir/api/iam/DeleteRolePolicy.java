package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes an inline policy of a role.
final class DeleteRolePolicy extends IamDeed<DeleteRolePolicyRequest, DeleteRolePolicyResponse> {

  DeleteRolePolicy(Iam iam) {
    super(iam, DeleteRolePolicyRequest::builder);
  }

  @Override
  Permission permission(DeleteRolePolicyRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName()),
        account.find(IdentityKind.ROLE, request.roleName()).map(Role::boundary).orElse(null));
  }

  @Override
  DeleteRolePolicyResponse answer(
      DeleteRolePolicyRequest request, AccountChange account, Call call) {
    InlinePolicies.delete(account, IdentityKind.ROLE, request.roleName(), request.policyName());
    return DeleteRolePolicyResponse.builder().build();
  }
}
