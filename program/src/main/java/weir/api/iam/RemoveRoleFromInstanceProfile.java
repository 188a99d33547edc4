package weir.api.iam;

import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes the role from an instance profile.
final class RemoveRoleFromInstanceProfile
    extends IamDeed<RemoveRoleFromInstanceProfileRequest, RemoveRoleFromInstanceProfileResponse> {

  RemoveRoleFromInstanceProfile(Iam iam) {
    super(iam, RemoveRoleFromInstanceProfileRequest::builder);
  }

  @Override
  Permission permission(
      RemoveRoleFromInstanceProfileRequest request, AccountView account, Call call) {
    return IamPermission.onProfile(name(), account, request.instanceProfileName());
  }

  @Override
  RemoveRoleFromInstanceProfileResponse answer(
      RemoveRoleFromInstanceProfileRequest request, AccountChange account, Call call) {
    InstanceProfile profile = account.instanceProfile(request.instanceProfileName());
    String roleName = Constraint.roleName(request.roleName());
    if (!roleName.equals(profile.role())) {
      throw IamError.noSuchEntity("The role with name " + roleName + " cannot be found.");
    }
    account.put(profile.withRole(null));
    return RemoveRoleFromInstanceProfileResponse.builder().build();
  }
}
