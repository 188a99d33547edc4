package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the users under a path.
final class ListUsers extends IamQuestion<ListUsersRequest, ListUsersResponse> {

  ListUsers(Iam iam) {
    super(iam, ListUsersRequest::builder);
  }

  @Override
  Permission permission(ListUsersRequest request, AccountView account, Call call) {
    return IamPermission.onNew(name(), account, "user", request.pathPrefix(), "", List.of());
  }

  @Override
  ListUsersResponse answer(ListUsersRequest request, AccountView account, Call call) {
    String prefix = Constraint.pathPrefix(request.pathPrefix());
    List<User> users =
        account.all(Kinds.USER).stream().filter(user -> user.path().startsWith(prefix)).toList();
    Page<User> page = Page.of(users, User::name, request.marker(), request.maxItems());
    return ListUsersResponse.builder()
        .users(page.items().stream().map(Shapes.listed(account)::user).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
