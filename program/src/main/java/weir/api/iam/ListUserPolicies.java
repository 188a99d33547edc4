package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the names of the inline policies of a user.
final class ListUserPolicies
    extends IamQuestion<ListUserPoliciesRequest, ListUserPoliciesResponse> {

  ListUserPolicies(Iam iam) {
    super(iam, ListUserPoliciesRequest::builder);
  }

  @Override
  Permission permission(ListUserPoliciesRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.USER, request.userName());
  }

  @Override
  ListUserPoliciesResponse answer(ListUserPoliciesRequest request, AccountView account, Call call) {
    List<String> names = List.copyOf(account.user(request.userName()).policies().inline().keySet());
    Page<String> page = Page.of(names, name -> name, request.marker(), request.maxItems());
    return ListUserPoliciesResponse.builder()
        .policyNames(page.items())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
