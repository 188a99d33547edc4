package weir.api.iam;

import software.amazon.awssdk.services.iam.model.TagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Adds tags to an instance profile, or changes their values.
final class TagInstanceProfile
    extends IamDeed<TagInstanceProfileRequest, TagInstanceProfileResponse> {

  TagInstanceProfile(Iam iam) {
    super(iam, TagInstanceProfileRequest::builder);
  }

  @Override
  Permission permission(TagInstanceProfileRequest request, AccountView account, Call call) {
    return IamPermission.withRequestTags(
        IamPermission.onProfile(name(), account, request.instanceProfileName()), request.tags());
  }

  @Override
  TagInstanceProfileResponse answer(
      TagInstanceProfileRequest request, AccountChange account, Call call) {
    InstanceProfile profile = account.instanceProfile(request.instanceProfileName());
    account.put(profile.withTags(profile.tags().with(request.tags())));
    return TagInstanceProfileResponse.builder().build();
  }
}
