package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a role that has nothing left; its sessions end with it.
final class DeleteRole extends IamDeed<DeleteRoleRequest, DeleteRoleResponse> {

  DeleteRole(Iam iam) {
    super(iam, DeleteRoleRequest::builder);
  }

  @Override
  Permission permission(DeleteRoleRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName());
  }

  @Override
  DeleteRoleResponse answer(DeleteRoleRequest request, AccountChange account, Call call) {
    Role role = account.role(request.roleName());
    ServiceLinked.demandNot(role);
    Conflict.demandNone(role, account);
    account.remove(role);
    return DeleteRoleResponse.builder().build();
  }
}
