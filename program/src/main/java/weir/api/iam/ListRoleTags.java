package weir.api.iam;

import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the tags of a role.
final class ListRoleTags extends IamQuestion<ListRoleTagsRequest, ListRoleTagsResponse> {

  ListRoleTags(Iam iam) {
    super(iam, ListRoleTagsRequest::builder);
  }

  @Override
  Permission permission(ListRoleTagsRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName());
  }

  @Override
  ListRoleTagsResponse answer(ListRoleTagsRequest request, AccountView account, Call call) {
    Page<Tag> page =
        Page.of(
            account.role(request.roleName()).tags().shapes(),
            Tag::key,
            request.marker(),
            request.maxItems());
    return ListRoleTagsResponse.builder()
        .tags(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
