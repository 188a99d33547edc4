package weir.api.iam;

import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists managed policies: the account's own and those that AWS gives everybody.
final class ListPolicies extends IamQuestion<ListPoliciesRequest, ListPoliciesResponse> {

  ListPolicies(Iam iam) {
    super(iam, ListPoliciesRequest::builder);
  }

  @Override
  Permission permission(ListPoliciesRequest request, AccountView account, Call call) {
    return IamPermission.onAll(name());
  }

  @Override
  ListPoliciesResponse answer(ListPoliciesRequest request, AccountView account, Call call) {
    String prefix = Constraint.pathPrefix(request.pathPrefix());
    List<ManagedPolicy> policies =
        OwnPolicies.inScope(account, request.scopeAsString()).stream()
            .filter(policy -> policy.path().startsWith(prefix))
            .filter(policy -> wanted(policy, request, account))
            .sorted(Comparator.comparing(ManagedPolicy::arn))
            .toList();
    Page<ManagedPolicy> page =
        Page.of(policies, ManagedPolicy::arn, request.marker(), request.maxItems());
    return ListPoliciesResponse.builder()
        .policies(page.items().stream().map(Shapes.listed(account)::policy).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }

  private static boolean wanted(
      ManagedPolicy policy, ListPoliciesRequest request, AccountView account) {
    boolean usable =
        switch (OwnPolicies.usage(request.policyUsageFilterAsString())) {
          case ANY -> true;
          case ATTACHED -> account.attachments(policy.arn()) > 0;
          case BOUNDARY -> account.bounds(policy.arn()) > 0;
        };
    return usable
        && (!Boolean.TRUE.equals(request.onlyAttached()) || account.attachments(policy.arn()) > 0);
  }
}
