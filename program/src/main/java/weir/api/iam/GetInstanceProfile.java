package weir.api.iam;

import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows an instance profile and its role.
final class GetInstanceProfile
    extends IamQuestion<GetInstanceProfileRequest, GetInstanceProfileResponse> {

  GetInstanceProfile(Iam iam) {
    super(iam, GetInstanceProfileRequest::builder);
  }

  @Override
  Permission permission(GetInstanceProfileRequest request, AccountView account, Call call) {
    return IamPermission.onProfile(name(), account, request.instanceProfileName());
  }

  @Override
  GetInstanceProfileResponse answer(
      GetInstanceProfileRequest request, AccountView account, Call call) {
    InstanceProfile profile = account.instanceProfile(request.instanceProfileName());
    return GetInstanceProfileResponse.builder()
        .instanceProfile(Shapes.whole(account).profile(profile))
        .build();
  }
}
