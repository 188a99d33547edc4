package weir.api.iam;

import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows the text of one version of a managed policy.
final class GetPolicyVersion
    extends IamQuestion<GetPolicyVersionRequest, GetPolicyVersionResponse> {

  GetPolicyVersion(Iam iam) {
    super(iam, GetPolicyVersionRequest::builder);
  }

  @Override
  Permission permission(GetPolicyVersionRequest request, AccountView account, Call call) {
    return IamPermission.onPolicy(name(), account, request.policyArn());
  }

  @Override
  GetPolicyVersionResponse answer(GetPolicyVersionRequest request, AccountView account, Call call) {
    ManagedPolicy policy = account.policy(request.policyArn());
    return GetPolicyVersionResponse.builder()
        .policyVersion(
            Shapes.version(policy, OwnPolicies.version(policy, request.versionId()), true))
        .build();
  }
}
