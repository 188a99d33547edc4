package weir.api.iam;

import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Bounds what a role may, whatever its policies say.
final class PutRolePermissionsBoundary
    extends IamDeed<PutRolePermissionsBoundaryRequest, PutRolePermissionsBoundaryResponse> {

  PutRolePermissionsBoundary(Iam iam) {
    super(iam, PutRolePermissionsBoundaryRequest::builder);
  }

  @Override
  Permission permission(PutRolePermissionsBoundaryRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName()),
        request.permissionsBoundary());
  }

  @Override
  PutRolePermissionsBoundaryResponse answer(
      PutRolePermissionsBoundaryRequest request, AccountChange account, Call call) {
    Role role = account.role(request.roleName());
    ManagedPolicy boundary = account.attachable(request.permissionsBoundary());
    account.put(role.withBoundary(boundary.arn()));
    return PutRolePermissionsBoundaryResponse.builder().build();
  }
}
