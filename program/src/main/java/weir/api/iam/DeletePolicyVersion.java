package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a version of a managed policy that is not in force.
final class DeletePolicyVersion
    extends IamDeed<DeletePolicyVersionRequest, DeletePolicyVersionResponse> {

  DeletePolicyVersion(Iam iam) {
    super(iam, DeletePolicyVersionRequest::builder);
  }

  @Override
  Permission permission(DeletePolicyVersionRequest request, AccountView account, Call call) {
    return IamPermission.onPolicy(name(), account, request.policyArn());
  }

  @Override
  DeletePolicyVersionResponse answer(
      DeletePolicyVersionRequest request, AccountChange account, Call call) {
    ManagedPolicy policy = OwnPolicies.policy(account, request.policyArn());
    ManagedPolicy.Version version = OwnPolicies.version(policy, request.versionId());
    if (version.id().equals(policy.defaultVersionId())) {
      throw IamError.deleteConflict("Cannot delete the default version of a policy.");
    }
    account.put(policy.withoutVersion(version.id()));
    return DeletePolicyVersionResponse.builder().build();
  }
}
