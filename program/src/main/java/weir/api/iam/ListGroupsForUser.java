package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the groups that a user is in.
final class ListGroupsForUser
    extends IamQuestion<ListGroupsForUserRequest, ListGroupsForUserResponse> {

  ListGroupsForUser(Iam iam) {
    super(iam, ListGroupsForUserRequest::builder);
  }

  @Override
  Permission permission(ListGroupsForUserRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.USER, request.userName());
  }

  @Override
  ListGroupsForUserResponse answer(
      ListGroupsForUserRequest request, AccountView account, Call call) {
    List<Group> groups =
        account.user(request.userName()).groups().stream()
            .sorted()
            .flatMap(name -> account.find(IdentityKind.GROUP, name).stream())
            .toList();
    Page<Group> page = Page.of(groups, Group::name, request.marker(), request.maxItems());
    return ListGroupsForUserResponse.builder()
        .groups(page.items().stream().map(Shapes.listed(account)::group).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
