package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the roles under a path.
final class ListRoles extends IamQuestion<ListRolesRequest, ListRolesResponse> {

  ListRoles(Iam iam) {
    super(iam, ListRolesRequest::builder);
  }

  @Override
  Permission permission(ListRolesRequest request, AccountView account, Call call) {
    return IamPermission.onNew(name(), account, "role", request.pathPrefix(), "", List.of());
  }

  @Override
  ListRolesResponse answer(ListRolesRequest request, AccountView account, Call call) {
    String prefix = Constraint.pathPrefix(request.pathPrefix());
    List<Role> roles =
        account.all(Kinds.ROLE).stream().filter(role -> role.path().startsWith(prefix)).toList();
    Page<Role> page = Page.of(roles, Role::name, request.marker(), request.maxItems());
    return ListRolesResponse.builder()
        .roles(page.items().stream().map(Shapes.listed(account)::role).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
