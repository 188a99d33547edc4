package weir.api.iam;

import software.amazon.awssdk.services.iam.model.UntagUserRequest;
import software.amazon.awssdk.services.iam.model.UntagUserResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes tags from a user.
final class UntagUser extends IamDeed<UntagUserRequest, UntagUserResponse> {

  UntagUser(Iam iam) {
    super(iam, UntagUserRequest::builder);
  }

  @Override
  Permission permission(UntagUserRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.USER, request.userName())
        .when("aws:TagKeys", request.tagKeys().toArray(String[]::new));
  }

  @Override
  UntagUserResponse answer(UntagUserRequest request, AccountChange account, Call call) {
    User user = account.user(request.userName());
    account.put(user.withTags(user.tags().without(request.tagKeys())));
    return UntagUserResponse.builder().build();
  }
}
