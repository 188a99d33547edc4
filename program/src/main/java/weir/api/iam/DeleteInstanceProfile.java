package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes an instance profile that has no role.
final class DeleteInstanceProfile
    extends IamDeed<DeleteInstanceProfileRequest, DeleteInstanceProfileResponse> {

  DeleteInstanceProfile(Iam iam) {
    super(iam, DeleteInstanceProfileRequest::builder);
  }

  @Override
  Permission permission(DeleteInstanceProfileRequest request, AccountView account, Call call) {
    return IamPermission.onProfile(name(), account, request.instanceProfileName());
  }

  @Override
  DeleteInstanceProfileResponse answer(
      DeleteInstanceProfileRequest request, AccountChange account, Call call) {
    InstanceProfile profile = account.instanceProfile(request.instanceProfileName());
    if (profile.role() != null) {
      throw IamError.deleteConflict(
          "Cannot delete entity, must remove roles from instance profile first.");
    }
    account.remove(profile);
    return DeleteInstanceProfileResponse.builder().build();
  }
}
