package weir.api.logs;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Forgets a resource policy.
final class DeleteResourcePolicy
    extends LogsOperation<DeleteResourcePolicyRequest, DeleteResourcePolicyResponse> {
  DeleteResourcePolicy(Logs logs) {
    super(
        logs,
        DeleteResourcePolicyRequest::builder,
        "policyName",
        "resourceArn",
        "expectedRevisionId");
  }

  @Override
  protected List<Permission> needs(DeleteResourcePolicyRequest request, Call call) {
    return List.of(ResourcePolicies.permission(action(), request.resourceArn()));
  }

  @Override
  public DeleteResourcePolicyResponse answer(DeleteResourcePolicyRequest request, Call call) {
    String id = ResourcePolicies.id(request.policyName(), request.resourceArn(), call);
    return logs()
        .change(change -> {
          Optional<ResourcePolicy> policy =
              change.find(LogsDocuments.RESOURCE_POLICY, call.scope(), id);
          if (policy.isEmpty()) {
            throw LogsErrors.notFound("Policy with name [" + id + "] does not exist");
          }
          ResourcePolicies.checkRevision(policy, request.expectedRevisionId());
          change.remove(LogsDocuments.RESOURCE_POLICY, call.scope(), id);
          return DeleteResourcePolicyResponse.builder().build();
        });
  }
}
