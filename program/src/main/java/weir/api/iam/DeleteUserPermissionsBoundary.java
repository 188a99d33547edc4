package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes the bounds from a user.
final class DeleteUserPermissionsBoundary
    extends IamDeed<DeleteUserPermissionsBoundaryRequest, DeleteUserPermissionsBoundaryResponse> {

  DeleteUserPermissionsBoundary(Iam iam) {
    super(iam, DeleteUserPermissionsBoundaryRequest::builder);
  }

  @Override
  Permission permission(
      DeleteUserPermissionsBoundaryRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.on(name(), account, IdentityKind.USER, request.userName()),
        account.find(IdentityKind.USER, request.userName()).map(User::boundary).orElse(null));
  }

  @Override
  DeleteUserPermissionsBoundaryResponse answer(
      DeleteUserPermissionsBoundaryRequest request, AccountChange account, Call call) {
    User user = account.user(request.userName());
    if (user.boundary() == null) {
      throw IamError.noSuchEntity("User " + user.name() + " does not have a permissions boundary.");
    }
    account.put(user.withBoundary(null));
    return DeleteUserPermissionsBoundaryResponse.builder().build();
  }
}
