package weir.api.iam;

import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes an instance profile, without a role yet.
final class CreateInstanceProfile
    extends IamDeed<CreateInstanceProfileRequest, CreateInstanceProfileResponse> {

  CreateInstanceProfile(Iam iam) {
    super(iam, CreateInstanceProfileRequest::builder);
  }

  @Override
  Permission permission(CreateInstanceProfileRequest request, AccountView account, Call call) {
    return IamPermission.onNew(
        name(),
        account,
        "instance-profile",
        request.path(),
        request.instanceProfileName(),
        request.tags());
  }

  @Override
  CreateInstanceProfileResponse answer(
      CreateInstanceProfileRequest request, AccountChange account, Call call) {
    String profileName = Constraint.instanceProfileName(request.instanceProfileName());
    String path = Constraint.path(request.path());
    if (account.taken(
        Kinds.INSTANCE_PROFILE, other -> other.name().equalsIgnoreCase(profileName))) {
      throw IamError.alreadyExists("Instance Profile " + profileName + " already exists.");
    }
    InstanceProfile profile =
        new InstanceProfile(
            profileName,
            path,
            iam().identifiers().id("AIPA"),
            now(call),
            Tags.NONE.with(request.tags()),
            null);
    account.put(profile);
    return CreateInstanceProfileResponse.builder()
        .instanceProfile(Shapes.whole(account).profile(profile))
        .build();
  }
}
