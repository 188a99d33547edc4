package weir.api.iam;

import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes how a role is described.
final class UpdateRoleDescription
    extends IamDeed<UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse> {

  UpdateRoleDescription(Iam iam) {
    super(iam, UpdateRoleDescriptionRequest::builder);
  }

  @Override
  Permission permission(UpdateRoleDescriptionRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName());
  }

  @Override
  UpdateRoleDescriptionResponse answer(
      UpdateRoleDescriptionRequest request, AccountChange account, Call call) {
    Role role = account.role(request.roleName());
    Role described =
        role.described(
            Constraint.text("description", request.description(), 0, 1000),
            role.maxSessionSeconds());
    account.put(described);
    return UpdateRoleDescriptionResponse.builder()
        .role(Shapes.whole(account).role(described))
        .build();
  }
}
