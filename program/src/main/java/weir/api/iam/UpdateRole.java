package weir.api.iam;

import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes how a role is described and how long its sessions may last.
final class UpdateRole extends IamDeed<UpdateRoleRequest, UpdateRoleResponse> {

  UpdateRole(Iam iam) {
    super(iam, UpdateRoleRequest::builder);
  }

  @Override
  Permission permission(UpdateRoleRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName());
  }

  @Override
  UpdateRoleResponse answer(UpdateRoleRequest request, AccountChange account, Call call) {
    Role role = account.role(request.roleName());
    ServiceLinked.demandNot(role);
    String description =
        request.description() == null
            ? role.description()
            : Constraint.text("description", request.description(), 0, 1000);
    int longest =
        Constraint.number(
            "maxSessionDuration",
            request.maxSessionDuration(),
            Role.SHORTEST_SESSION_SECONDS,
            Role.LONGEST_SESSION_SECONDS,
            role.maxSessionSeconds());
    account.put(role.described(description, longest));
    return UpdateRoleResponse.builder().build();
  }
}
