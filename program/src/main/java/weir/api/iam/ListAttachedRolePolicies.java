package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the managed policies that are attached to a role.
final class ListAttachedRolePolicies
    extends IamQuestion<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse> {

  ListAttachedRolePolicies(Iam iam) {
    super(iam, ListAttachedRolePoliciesRequest::builder);
  }

  @Override
  Permission permission(ListAttachedRolePoliciesRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName());
  }

  @Override
  ListAttachedRolePoliciesResponse answer(
      ListAttachedRolePoliciesRequest request, AccountView account, Call call) {
    List<String> arns =
        AttachedPolicies.under(account, account.role(request.roleName()), request.pathPrefix());
    Page<String> page = Page.of(arns, arn -> arn, request.marker(), request.maxItems());
    return ListAttachedRolePoliciesResponse.builder()
        .attachedPolicies(Shapes.attached(page.items()))
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
