package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyScope;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows resource policies: those of the account, or of groups.
final class DescribeResourcePolicies
    extends LogsOperation<DescribeResourcePoliciesRequest, DescribeResourcePoliciesResponse> {
  DescribeResourcePolicies(Logs logs) {
    super(
        logs,
        DescribeResourcePoliciesRequest::builder,
        "nextToken",
        "limit",
        "resourceArn",
        "policyScope");
  }

  @Override
  protected List<Permission> needs(DescribeResourcePoliciesRequest request, Call call) {
    return List.of(ResourcePolicies.permission(action(), request.resourceArn()));
  }

  @Override
  public DescribeResourcePoliciesResponse answer(
      DescribeResourcePoliciesRequest request, Call call) {
    RULES.oneOf("policyScope", request.policyScopeAsString(), List.of("ACCOUNT", "RESOURCE"));
    boolean ofGroups =
        request.policyScope() == PolicyScope.RESOURCE || request.resourceArn() != null;
    List<ResourcePolicy> policies =
        logs().read(view -> view.all(LogsDocuments.RESOURCE_POLICY, call.scope())).stream()
            .filter(policy -> (policy.resourceArn() != null) == ofGroups)
            .filter(policy ->
                request.resourceArn() == null || request.resourceArn().equals(policy.resourceArn()))
            .toList();
    Page<ResourcePolicy> page =
        Page.of(
            policies, ResourcePolicies::id, Page.Asked.usual(request.limit(), request.nextToken()));
    return DescribeResourcePoliciesResponse.builder()
        .resourcePolicies(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
