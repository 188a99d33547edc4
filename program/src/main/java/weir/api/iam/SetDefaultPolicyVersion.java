package weir.api.iam;

import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Chooses which version of a managed policy is in force.
final class SetDefaultPolicyVersion
    extends IamDeed<SetDefaultPolicyVersionRequest, SetDefaultPolicyVersionResponse> {

  SetDefaultPolicyVersion(Iam iam) {
    super(iam, SetDefaultPolicyVersionRequest::builder);
  }

  @Override
  Permission permission(SetDefaultPolicyVersionRequest request, AccountView account, Call call) {
    return IamPermission.onPolicy(name(), account, request.policyArn());
  }

  @Override
  SetDefaultPolicyVersionResponse answer(
      SetDefaultPolicyVersionRequest request, AccountChange account, Call call) {
    ManagedPolicy policy = OwnPolicies.policy(account, request.policyArn());
    ManagedPolicy.Version version = OwnPolicies.version(policy, request.versionId());
    account.put(policy.defaultingTo(version.id(), now(call)));
    return SetDefaultPolicyVersionResponse.builder().build();
  }
}
