package weir.api.iam;

import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the tags of a managed policy.
final class ListPolicyTags extends IamQuestion<ListPolicyTagsRequest, ListPolicyTagsResponse> {

  ListPolicyTags(Iam iam) {
    super(iam, ListPolicyTagsRequest::builder);
  }

  @Override
  Permission permission(ListPolicyTagsRequest request, AccountView account, Call call) {
    return IamPermission.onPolicy(name(), account, request.policyArn());
  }

  @Override
  ListPolicyTagsResponse answer(ListPolicyTagsRequest request, AccountView account, Call call) {
    Page<Tag> page =
        Page.of(
            account.policy(request.policyArn()).tags().shapes(),
            Tag::key,
            request.marker(),
            request.maxItems());
    return ListPolicyTagsResponse.builder()
        .tags(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
