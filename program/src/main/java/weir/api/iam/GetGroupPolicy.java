package weir.api.iam;

import software.amazon.awssdk.services.iam.model.GetGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows an inline policy of a group.
final class GetGroupPolicy extends IamQuestion<GetGroupPolicyRequest, GetGroupPolicyResponse> {

  GetGroupPolicy(Iam iam) {
    super(iam, GetGroupPolicyRequest::builder);
  }

  @Override
  Permission permission(GetGroupPolicyRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.GROUP, request.groupName());
  }

  @Override
  GetGroupPolicyResponse answer(GetGroupPolicyRequest request, AccountView account, Call call) {
    StoredPolicy policy =
        InlinePolicies.policy(
            account, IdentityKind.GROUP, request.groupName(), request.policyName());
    return GetGroupPolicyResponse.builder()
        .groupName(request.groupName())
        .policyName(request.policyName())
        .policyDocument(policy.encoded())
        .build();
  }
}
