package weir.api.iam;

import software.amazon.awssdk.services.iam.model.UntagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes tags from an instance profile.
final class UntagInstanceProfile
    extends IamDeed<UntagInstanceProfileRequest, UntagInstanceProfileResponse> {

  UntagInstanceProfile(Iam iam) {
    super(iam, UntagInstanceProfileRequest::builder);
  }

  @Override
  Permission permission(UntagInstanceProfileRequest request, AccountView account, Call call) {
    return IamPermission.onProfile(name(), account, request.instanceProfileName())
        .when("aws:TagKeys", request.tagKeys().toArray(String[]::new));
  }

  @Override
  UntagInstanceProfileResponse answer(
      UntagInstanceProfileRequest request, AccountChange account, Call call) {
    InstanceProfile profile = account.instanceProfile(request.instanceProfileName());
    account.put(profile.withTags(profile.tags().without(request.tagKeys())));
    return UntagInstanceProfileResponse.builder().build();
  }
}
