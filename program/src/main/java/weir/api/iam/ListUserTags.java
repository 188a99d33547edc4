package weir.api.iam;

import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the tags of a user.
final class ListUserTags extends IamQuestion<ListUserTagsRequest, ListUserTagsResponse> {

  ListUserTags(Iam iam) {
    super(iam, ListUserTagsRequest::builder);
  }

  @Override
  Permission permission(ListUserTagsRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.USER, request.userName());
  }

  @Override
  ListUserTagsResponse answer(ListUserTagsRequest request, AccountView account, Call call) {
    Page<Tag> page =
        Page.of(
            account.user(request.userName()).tags().shapes(),
            Tag::key,
            request.marker(),
            request.maxItems());
    return ListUserTagsResponse.builder()
        .tags(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
