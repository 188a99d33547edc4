package weir.api.iam;

import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows a role.
final class GetRole extends IamQuestion<GetRoleRequest, GetRoleResponse> {

  GetRole(Iam iam) {
    super(iam, GetRoleRequest::builder);
  }

  @Override
  Permission permission(GetRoleRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName());
  }

  @Override
  GetRoleResponse answer(GetRoleRequest request, AccountView account, Call call) {
    Role role = account.role(request.roleName());
    return GetRoleResponse.builder().role(Shapes.whole(account).role(role)).build();
  }
}
