package weir.api.iam;

import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows an inline policy of a user.
final class GetUserPolicy extends IamQuestion<GetUserPolicyRequest, GetUserPolicyResponse> {

  GetUserPolicy(Iam iam) {
    super(iam, GetUserPolicyRequest::builder);
  }

  @Override
  Permission permission(GetUserPolicyRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.USER, request.userName());
  }

  @Override
  GetUserPolicyResponse answer(GetUserPolicyRequest request, AccountView account, Call call) {
    StoredPolicy policy =
        InlinePolicies.policy(account, IdentityKind.USER, request.userName(), request.policyName());
    return GetUserPolicyResponse.builder()
        .userName(request.userName())
        .policyName(request.policyName())
        .policyDocument(policy.encoded())
        .build();
  }
}
