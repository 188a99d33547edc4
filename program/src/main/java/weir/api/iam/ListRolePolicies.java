package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the names of the inline policies of a role.
final class ListRolePolicies
    extends IamQuestion<ListRolePoliciesRequest, ListRolePoliciesResponse> {

  ListRolePolicies(Iam iam) {
    super(iam, ListRolePoliciesRequest::builder);
  }

  @Override
  Permission permission(ListRolePoliciesRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName());
  }

  @Override
  ListRolePoliciesResponse answer(ListRolePoliciesRequest request, AccountView account, Call call) {
    List<String> names = List.copyOf(account.role(request.roleName()).policies().inline().keySet());
    Page<String> page = Page.of(names, name -> name, request.marker(), request.maxItems());
    return ListRolePoliciesResponse.builder()
        .policyNames(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
