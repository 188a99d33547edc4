package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the managed policies that are attached to a user.
final class ListAttachedUserPolicies
    extends IamQuestion<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse> {

  ListAttachedUserPolicies(Iam iam) {
    super(iam, ListAttachedUserPoliciesRequest::builder);
  }

  @Override
  Permission permission(ListAttachedUserPoliciesRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.USER, request.userName());
  }

  @Override
  ListAttachedUserPoliciesResponse answer(
      ListAttachedUserPoliciesRequest request, AccountView account, Call call) {
    List<String> arns =
        AttachedPolicies.under(account, account.user(request.userName()), request.pathPrefix());
    Page<String> page = Page.of(arns, arn -> arn, request.marker(), request.maxItems());
    return ListAttachedUserPoliciesResponse.builder()
        .attachedPolicies(Shapes.attached(page.items()))
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
