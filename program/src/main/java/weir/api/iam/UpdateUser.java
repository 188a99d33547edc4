package weir.api.iam;

import software.amazon.awssdk.services.iam.model.UpdateUserRequest;
import software.amazon.awssdk.services.iam.model.UpdateUserResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Gives a user another name or path; its id, keys and policies stay.
final class UpdateUser extends IamDeed<UpdateUserRequest, UpdateUserResponse> {

  UpdateUser(Iam iam) {
    super(iam, UpdateUserRequest::builder);
  }

  @Override
  Permission permission(UpdateUserRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.USER, request.userName());
  }

  @Override
  UpdateUserResponse answer(UpdateUserRequest request, AccountChange account, Call call) {
    User user = account.user(request.userName());
    String newName =
        request.newUserName() == null
            ? user.name()
            : Constraint.name("newUserName", request.newUserName(), 64);
    String newPath = request.newPath() == null ? user.path() : Constraint.path(request.newPath());
    if (!newName.equalsIgnoreCase(user.name())) {
      account.demandFree(IdentityKind.USER, newName);
    }
    account.remove(user);
    account.put(user.called(newName, newPath));
    for (String key : user.accessKeys()) {
      account.findAccessKey(key).ifPresent(found -> account.put(found.ownedBy(newName)));
    }
    return UpdateUserResponse.builder().build();
  }
}
