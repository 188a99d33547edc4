package weir.api.iam;

import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import weir.api.auth.Caller;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows a user, and the caller itself when no name is given.
final class GetUser extends IamQuestion<GetUserRequest, GetUserResponse> {

  GetUser(Iam iam) {
    super(iam, GetUserRequest::builder);
  }

  @Override
  Permission permission(GetUserRequest request, AccountView account, Call call) {
    return IamPermission.onSelfOr(name(), account, call, request.userName());
  }

  @Override
  GetUserResponse answer(GetUserRequest request, AccountView account, Call call) {
    if (request.userName() == null && call.caller().kind() == Caller.Kind.ROOT) {
      return GetUserResponse.builder().user(root(account.account())).build();
    }
    User user = account.user(Self.userName(request.userName(), call));
    return GetUserResponse.builder().user(Shapes.whole(account).user(user)).build();
  }

  private static software.amazon.awssdk.services.iam.model.User root(Account account) {
    return software.amazon.awssdk.services.iam.model.User.builder()
        .userId(account.id())
        .arn(account.rootArn())
        .createDate(account.createdAt())
        .build();
  }
}
