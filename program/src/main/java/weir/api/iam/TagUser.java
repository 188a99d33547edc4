package weir.api.iam;

import software.amazon.awssdk.services.iam.model.TagUserRequest;
import software.amazon.awssdk.services.iam.model.TagUserResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Adds tags to a user, or changes their values.
final class TagUser extends IamDeed<TagUserRequest, TagUserResponse> {

  TagUser(Iam iam) {
    super(iam, TagUserRequest::builder);
  }

  @Override
  Permission permission(TagUserRequest request, AccountView account, Call call) {
    return IamPermission.withRequestTags(
        IamPermission.on(name(), account, IdentityKind.USER, request.userName()), request.tags());
  }

  @Override
  TagUserResponse answer(TagUserRequest request, AccountChange account, Call call) {
    User user = account.user(request.userName());
    account.put(user.withTags(user.tags().with(request.tags())));
    return TagUserResponse.builder().build();
  }
}
