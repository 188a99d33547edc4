package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a user that has nothing left.
final class DeleteUser extends IamDeed<DeleteUserRequest, DeleteUserResponse> {

  DeleteUser(Iam iam) {
    super(iam, DeleteUserRequest::builder);
  }

  @Override
  Permission permission(DeleteUserRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.USER, request.userName());
  }

  @Override
  DeleteUserResponse answer(DeleteUserRequest request, AccountChange account, Call call) {
    User user = account.user(request.userName());
    Conflict.demandNone(user);
    account.remove(user);
    return DeleteUserResponse.builder().build();
  }
}
