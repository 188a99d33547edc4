package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the names of the inline policies of a group.
final class ListGroupPolicies
    extends IamQuestion<ListGroupPoliciesRequest, ListGroupPoliciesResponse> {

  ListGroupPolicies(Iam iam) {
    super(iam, ListGroupPoliciesRequest::builder);
  }

  @Override
  Permission permission(ListGroupPoliciesRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.GROUP, request.groupName());
  }

  @Override
  ListGroupPoliciesResponse answer(
      ListGroupPoliciesRequest request, AccountView account, Call call) {
    List<String> names =
        List.copyOf(account.group(request.groupName()).policies().inline().keySet());
    Page<String> page = Page.of(names, name -> name, request.marker(), request.maxItems());
    return ListGroupPoliciesResponse.builder()
        .policyNames(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
