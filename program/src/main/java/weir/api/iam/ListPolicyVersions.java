package weir.api.iam;

import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the versions of a managed policy, newest first.
final class ListPolicyVersions
    extends IamQuestion<ListPolicyVersionsRequest, ListPolicyVersionsResponse> {

  ListPolicyVersions(Iam iam) {
    super(iam, ListPolicyVersionsRequest::builder);
  }

  @Override
  Permission permission(ListPolicyVersionsRequest request, AccountView account, Call call) {
    return IamPermission.onPolicy(name(), account, request.policyArn());
  }

  @Override
  ListPolicyVersionsResponse answer(
      ListPolicyVersionsRequest request, AccountView account, Call call) {
    ManagedPolicy policy = account.policy(request.policyArn());
    Page<ManagedPolicy.Version> page =
        Page.of(
            policy.versions().reversed(),
            OwnPolicies::newestFirst,
            request.marker(),
            request.maxItems());
    return ListPolicyVersionsResponse.builder()
        .versions(
            page.items().stream().map(version -> Shapes.version(policy, version, false)).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
