package weir.api.iam;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AddUserToGroupResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Puts a user into a group; nothing happens when it is there.
final class AddUserToGroup extends IamDeed<AddUserToGroupRequest, AddUserToGroupResponse> {
  static final int MOST_GROUPS = 10;

  AddUserToGroup(Iam iam) {
    super(iam, AddUserToGroupRequest::builder);
  }

  @Override
  Permission permission(AddUserToGroupRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.GROUP, request.groupName());
  }

  @Override
  AddUserToGroupResponse answer(AddUserToGroupRequest request, AccountChange account, Call call) {
    Group group = account.group(request.groupName());
    User user = account.user(request.userName());
    if (!user.groups().contains(group.name())) {
      if (user.groups().size() >= MOST_GROUPS) {
        throw IamError.limitExceeded("Cannot exceed quota for GroupsPerUser: " + MOST_GROUPS);
      }
      List<String> groups = new ArrayList<>(user.groups());
      groups.add(group.name());
      account.put(user.withGroups(groups));
    }
    return AddUserToGroupResponse.builder().build();
  }
}
