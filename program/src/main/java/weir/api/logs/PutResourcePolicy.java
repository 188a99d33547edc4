package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyScope;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;
import weir.api.auth.Permission;
import weir.api.auth.PolicyDocument;
import weir.api.gateway.Call;

/// Keeps a policy that lets services and other accounts use groups: all of the account's, or one.
final class PutResourcePolicy
    extends LogsOperation<PutResourcePolicyRequest, PutResourcePolicyResponse> {
  private static final int MOST_OF_ACCOUNT = 10;

  PutResourcePolicy(Logs logs) {
    super(
        logs,
        PutResourcePolicyRequest::builder,
        "policyName",
        "policyDocument",
        "resourceArn",
        "expectedRevisionId");
  }

  @Override
  protected List<Permission> needs(PutResourcePolicyRequest request, Call call) {
    return List.of(ResourcePolicies.permission(action(), request.resourceArn()));
  }

  @Override
  public PutResourcePolicyResponse answer(PutResourcePolicyRequest request, Call call) {
    String document = RULES.text("policyDocument", request.policyDocument(), 1, 5120);
    PolicyDocument.parse(document, PolicyDocument.Purpose.RESOURCE);
    String id = ResourcePolicies.id(request.policyName(), request.resourceArn(), call);
    boolean ofAccount = request.resourceArn() == null;
    ResourcePolicy.Builder policy =
        ResourcePolicy.builder()
            .policyName(request.policyName())
            .policyDocument(document)
            .lastUpdatedTime(Logs.millis(call.now()))
            .policyScope(ofAccount ? PolicyScope.ACCOUNT : PolicyScope.RESOURCE)
            .resourceArn(request.resourceArn());
    if (!ofAccount) {
      policy.revisionId(UUID.randomUUID().toString());
    }
    return logs()
        .change(change -> {
          List<ResourcePolicy> others =
              change.all(LogsDocuments.RESOURCE_POLICY, call.scope()).stream()
                  .filter(other -> !ResourcePolicies.id(other).equals(id))
                  .toList();
          ResourcePolicies.checkRevision(
              change.find(LogsDocuments.RESOURCE_POLICY, call.scope(), id),
              request.expectedRevisionId());
          if (ofAccount && countOfAccount(others) >= MOST_OF_ACCOUNT) {
            throw LogsErrors.limitExceeded("Resource limit exceeded.");
          }
          if (!ofAccount) {
            Logs.group(
                change, GroupAddress.ofArn("resourceArn", request.resourceArn(), call.scope()));
          }
          change.put(LogsDocuments.RESOURCE_POLICY, call.scope(), id, policy.build());
          return PutResourcePolicyResponse.builder()
              .resourcePolicy(policy.build())
              .revisionId(revision(policy.build()))
              .build();
        });
  }

  private static @Nullable String revision(ResourcePolicy policy) {
    return policy.revisionId();
  }

  private static long countOfAccount(List<ResourcePolicy> policies) {
    return policies.stream().filter(policy -> policy.resourceArn() == null).count();
  }
}
