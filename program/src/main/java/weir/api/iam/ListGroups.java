package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListGroupsRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the groups under a path.
final class ListGroups extends IamQuestion<ListGroupsRequest, ListGroupsResponse> {

  ListGroups(Iam iam) {
    super(iam, ListGroupsRequest::builder);
  }

  @Override
  Permission permission(ListGroupsRequest request, AccountView account, Call call) {
    return IamPermission.onNew(name(), account, "group", request.pathPrefix(), "", List.of());
  }

  @Override
  ListGroupsResponse answer(ListGroupsRequest request, AccountView account, Call call) {
    String prefix = Constraint.pathPrefix(request.pathPrefix());
    List<Group> groups =
        account.all(Kinds.GROUP).stream().filter(group -> group.path().startsWith(prefix)).toList();
    Page<Group> page = Page.of(groups, Group::name, request.marker(), request.maxItems());
    return ListGroupsResponse.builder()
        .groups(page.items().stream().map(Shapes.listed(account)::group).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
