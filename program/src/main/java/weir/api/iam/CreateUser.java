package weir.api.iam;

import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a user.
final class CreateUser extends IamDeed<CreateUserRequest, CreateUserResponse> {

  CreateUser(Iam iam) {
    super(iam, CreateUserRequest::builder);
  }

  @Override
  Permission permission(CreateUserRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.onNew(
            name(), account, "user", request.path(), request.userName(), request.tags()),
        request.permissionsBoundary());
  }

  @Override
  CreateUserResponse answer(CreateUserRequest request, AccountChange account, Call call) {
    String userName = Constraint.userName(request.userName());
    String path = Constraint.path(request.path());
    account.demandFree(IdentityKind.USER, userName);
    if (request.permissionsBoundary() != null) {
      account.attachable(request.permissionsBoundary());
    }
    User user =
        User.of(
                userName,
                path,
                iam().identifiers().id("AIDA"),
                now(call),
                Tags.NONE.with(request.tags()))
            .withBoundary(request.permissionsBoundary());
    account.put(user);
    return CreateUserResponse.builder().user(Shapes.whole(account).user(user)).build();
  }
}
