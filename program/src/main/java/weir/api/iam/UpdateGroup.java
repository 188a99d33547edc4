package weir.api.iam;

import software.amazon.awssdk.services.iam.model.UpdateGroupRequest;
import software.amazon.awssdk.services.iam.model.UpdateGroupResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Gives a group another name or path; its members and policies stay.
final class UpdateGroup extends IamDeed<UpdateGroupRequest, UpdateGroupResponse> {

  UpdateGroup(Iam iam) {
    super(iam, UpdateGroupRequest::builder);
  }

  @Override
  Permission permission(UpdateGroupRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.GROUP, request.groupName());
  }

  @Override
  UpdateGroupResponse answer(UpdateGroupRequest request, AccountChange account, Call call) {
    Group group = account.group(request.groupName());
    String newName =
        request.newGroupName() == null
            ? group.name()
            : Constraint.name("newGroupName", request.newGroupName(), 128);
    String newPath = request.newPath() == null ? group.path() : Constraint.path(request.newPath());
    if (!newName.equalsIgnoreCase(group.name())) {
      account.demandFree(IdentityKind.GROUP, newName);
    }
    account.remove(group);
    account.put(new Group(newName, newPath, group.id(), group.createdAt(), group.policies()));
    for (User user : account.usersIn(group.name())) {
      account.put(
          user.withGroups(
              user.groups().stream()
                  .map(name -> name.equals(group.name()) ? newName : name)
                  .toList()));
    }
    return UpdateGroupResponse.builder().build();
  }
}
