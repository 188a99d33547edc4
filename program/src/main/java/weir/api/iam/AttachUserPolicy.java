package weir.api.iam;

import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Attaches a managed policy to a user.
final class AttachUserPolicy extends IamDeed<AttachUserPolicyRequest, AttachUserPolicyResponse> {

  AttachUserPolicy(Iam iam) {
    super(iam, AttachUserPolicyRequest::builder);
  }

  @Override
  Permission permission(AttachUserPolicyRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.on(name(), account, IdentityKind.USER, request.userName())
            .when("iam:PolicyARN", String.valueOf(request.policyArn())),
        account.find(IdentityKind.USER, request.userName()).map(User::boundary).orElse(null));
  }

  @Override
  AttachUserPolicyResponse answer(
      AttachUserPolicyRequest request, AccountChange account, Call call) {
    AttachedPolicies.attach(account, IdentityKind.USER, request.userName(), request.policyArn());
    return AttachUserPolicyResponse.builder().build();
  }
}
