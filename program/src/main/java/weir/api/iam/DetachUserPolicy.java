package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Detaches a managed policy from a user.
final class DetachUserPolicy extends IamDeed<DetachUserPolicyRequest, DetachUserPolicyResponse> {

  DetachUserPolicy(Iam iam) {
    super(iam, DetachUserPolicyRequest::builder);
  }

  @Override
  Permission permission(DetachUserPolicyRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.on(name(), account, IdentityKind.USER, request.userName())
            .when("iam:PolicyARN", String.valueOf(request.policyArn())),
        account.find(IdentityKind.USER, request.userName()).map(User::boundary).orElse(null));
  }

  @Override
  DetachUserPolicyResponse answer(
      DetachUserPolicyRequest request, AccountChange account, Call call) {
    AttachedPolicies.detach(account, IdentityKind.USER, request.userName(), request.policyArn());
    return DetachUserPolicyResponse.builder().build();
  }
}
