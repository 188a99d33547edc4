package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a group.
final class CreateGroup extends IamDeed<CreateGroupRequest, CreateGroupResponse> {

  CreateGroup(Iam iam) {
    super(iam, CreateGroupRequest::builder);
  }

  @Override
  Permission permission(CreateGroupRequest request, AccountView account, Call call) {
    return IamPermission.onNew(
        name(), account, "group", request.path(), request.groupName(), List.of());
  }

  @Override
  CreateGroupResponse answer(CreateGroupRequest request, AccountChange account, Call call) {
    String groupName = Constraint.groupName(request.groupName());
    String path = Constraint.path(request.path());
    account.demandFree(IdentityKind.GROUP, groupName);
    Group group = Group.of(groupName, path, iam().identifiers().id("AGPA"), now(call));
    account.put(group);
    return CreateGroupResponse.builder().group(Shapes.whole(account).group(group)).build();
  }
}
