package weir.api.iam;

import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Writes another version of a managed policy.
final class CreatePolicyVersion
    extends IamDeed<CreatePolicyVersionRequest, CreatePolicyVersionResponse> {

  CreatePolicyVersion(Iam iam) {
    super(iam, CreatePolicyVersionRequest::builder);
  }

  @Override
  Permission permission(CreatePolicyVersionRequest request, AccountView account, Call call) {
    return IamPermission.onPolicy(name(), account, request.policyArn());
  }

  @Override
  CreatePolicyVersionResponse answer(
      CreatePolicyVersionRequest request, AccountChange account, Call call) {
    ManagedPolicy policy = OwnPolicies.policy(account, request.policyArn());
    StoredPolicy text = OwnPolicies.checked(request.policyDocument());
    if (policy.versions().size() >= OwnPolicies.MOST_VERSIONS) {
      throw IamError.limitExceeded(
          "A managed policy can have up to "
              + OwnPolicies.MOST_VERSIONS
              + " versions. Before you create a new version, you must delete an existing version.");
    }
    ManagedPolicy changed =
        policy.withNewVersion(text, Boolean.TRUE.equals(request.setAsDefault()), now(call));
    account.put(changed);
    return CreatePolicyVersionResponse.builder()
        .policyVersion(Shapes.version(changed, changed.versions().getLast(), false))
        .build();
  }
}
