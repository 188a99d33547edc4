package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the managed policies that are attached to a group.
final class ListAttachedGroupPolicies
    extends IamQuestion<ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse> {

  ListAttachedGroupPolicies(Iam iam) {
    super(iam, ListAttachedGroupPoliciesRequest::builder);
  }

  @Override
  Permission permission(ListAttachedGroupPoliciesRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.GROUP, request.groupName());
  }

  @Override
  ListAttachedGroupPoliciesResponse answer(
      ListAttachedGroupPoliciesRequest request, AccountView account, Call call) {
    List<String> arns =
        AttachedPolicies.under(account, account.group(request.groupName()), request.pathPrefix());
    Page<String> page = Page.of(arns, arn -> arn, request.marker(), request.maxItems());
    return ListAttachedGroupPoliciesResponse.builder()
        .attachedPolicies(Shapes.attached(page.items()))
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
