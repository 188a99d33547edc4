package weir.api.iam;

import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupRequest;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes a user out of a group.
final class RemoveUserFromGroup
    extends IamDeed<RemoveUserFromGroupRequest, RemoveUserFromGroupResponse> {

  RemoveUserFromGroup(Iam iam) {
    super(iam, RemoveUserFromGroupRequest::builder);
  }

  @Override
  Permission permission(RemoveUserFromGroupRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.GROUP, request.groupName());
  }

  @Override
  RemoveUserFromGroupResponse answer(
      RemoveUserFromGroupRequest request, AccountChange account, Call call) {
    Group group = account.group(request.groupName());
    User user = account.user(request.userName());
    account.put(
        user.withGroups(
            user.groups().stream().filter(name -> !name.equals(group.name())).toList()));
    return RemoveUserFromGroupResponse.builder().build();
  }
}
