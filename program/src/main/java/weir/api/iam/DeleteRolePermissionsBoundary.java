package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes the bounds from a role.
final class DeleteRolePermissionsBoundary
    extends IamDeed<DeleteRolePermissionsBoundaryRequest, DeleteRolePermissionsBoundaryResponse> {

  DeleteRolePermissionsBoundary(Iam iam) {
    super(iam, DeleteRolePermissionsBoundaryRequest::builder);
  }

  @Override
  Permission permission(
      DeleteRolePermissionsBoundaryRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName()),
        account.find(IdentityKind.ROLE, request.roleName()).map(Role::boundary).orElse(null));
  }

  @Override
  DeleteRolePermissionsBoundaryResponse answer(
      DeleteRolePermissionsBoundaryRequest request, AccountChange account, Call call) {
    Role role = account.role(request.roleName());
    if (role.boundary() == null) {
      throw IamError.noSuchEntity("Role " + role.name() + " does not have a permissions boundary.");
    }
    account.put(role.withBoundary(null));
    return DeleteRolePermissionsBoundaryResponse.builder().build();
  }
}
