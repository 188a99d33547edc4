package weir.api.iam;

import software.amazon.awssdk.services.iam.model.GetGroupRequest;
import software.amazon.awssdk.services.iam.model.GetGroupResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows a group and who is in it.
final class GetGroup extends IamQuestion<GetGroupRequest, GetGroupResponse> {

  GetGroup(Iam iam) {
    super(iam, GetGroupRequest::builder);
  }

  @Override
  Permission permission(GetGroupRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.GROUP, request.groupName());
  }

  @Override
  GetGroupResponse answer(GetGroupRequest request, AccountView account, Call call) {
    Group group = account.group(request.groupName());
    Page<User> page =
        Page.of(account.usersIn(group.name()), User::name, request.marker(), request.maxItems());
    return GetGroupResponse.builder()
        .group(Shapes.whole(account).group(group))
        .users(page.items().stream().map(Shapes.listed(account)::user).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
