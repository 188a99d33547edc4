package weir.api.iam;

import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the tags of an instance profile.
final class ListInstanceProfileTags
    extends IamQuestion<ListInstanceProfileTagsRequest, ListInstanceProfileTagsResponse> {

  ListInstanceProfileTags(Iam iam) {
    super(iam, ListInstanceProfileTagsRequest::builder);
  }

  @Override
  Permission permission(ListInstanceProfileTagsRequest request, AccountView account, Call call) {
    return IamPermission.onProfile(name(), account, request.instanceProfileName());
  }

  @Override
  ListInstanceProfileTagsResponse answer(
      ListInstanceProfileTagsRequest request, AccountView account, Call call) {
    Page<Tag> page =
        Page.of(
            account.instanceProfile(request.instanceProfileName()).tags().shapes(),
            Tag::key,
            request.marker(),
            request.maxItems());
    return ListInstanceProfileTagsResponse.builder()
        .tags(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
