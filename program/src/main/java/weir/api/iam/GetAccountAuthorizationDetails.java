package weir.api.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows every user, group, role and policy of an account with all that hangs on it.
final class GetAccountAuthorizationDetails
    extends IamQuestion<
        GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse> {

  GetAccountAuthorizationDetails(Iam iam) {
    super(iam, GetAccountAuthorizationDetailsRequest::builder);
  }

  @Override
  Permission permission(
      GetAccountAuthorizationDetailsRequest request, AccountView account, Call call) {
    return IamPermission.onAll(name());
  }

  @Override
  GetAccountAuthorizationDetailsResponse answer(
      GetAccountAuthorizationDetailsRequest request, AccountView account, Call call) {
    List<Detail> details = Detail.of(account, filters(request)).toList();
    Page<Detail> page = Page.of(details, Detail::marker, request.marker(), request.maxItems());
    List<UserDetail> users = new ArrayList<>();
    List<GroupDetail> groups = new ArrayList<>();
    List<RoleDetail> roles = new ArrayList<>();
    List<ManagedPolicyDetail> policies = new ArrayList<>();
    for (Detail detail : page.items()) {
      switch (detail) {
        case Detail.OfIdentity(User user) -> users.add(Detail.shape(account, user));
        case Detail.OfIdentity(Group group) -> groups.add(Detail.shape(account, group));
        case Detail.OfIdentity(Role role) -> roles.add(Detail.shape(account, role));
        case Detail.OfPolicy(ManagedPolicy policy) -> policies.add(Detail.shape(account, policy));
      }
    }
    return GetAccountAuthorizationDetailsResponse.builder()
        .userDetailList(users)
        .groupDetailList(groups)
        .roleDetailList(roles)
        .policies(policies)
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }

  private static Set<String> filters(GetAccountAuthorizationDetailsRequest request) {
    return request.filterAsStrings().isEmpty()
        ? Detail.FILTERS
        : Set.copyOf(request.filterAsStrings());
  }
}
