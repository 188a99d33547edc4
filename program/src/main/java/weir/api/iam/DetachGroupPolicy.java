package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DetachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Detaches a managed policy from a group.
final class DetachGroupPolicy extends IamDeed<DetachGroupPolicyRequest, DetachGroupPolicyResponse> {

  DetachGroupPolicy(Iam iam) {
    super(iam, DetachGroupPolicyRequest::builder);
  }

  @Override
  Permission permission(DetachGroupPolicyRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.GROUP, request.groupName())
        .when("iam:PolicyARN", String.valueOf(request.policyArn()));
  }

  @Override
  DetachGroupPolicyResponse answer(
      DetachGroupPolicyRequest request, AccountChange account, Call call) {
    AttachedPolicies.detach(account, IdentityKind.GROUP, request.groupName(), request.policyArn());
    return DetachGroupPolicyResponse.builder().build();
  }
}
