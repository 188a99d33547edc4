package weir.api.iam;

import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Writes an inline policy of a user, or replaces it.
final class PutUserPolicy extends IamDeed<PutUserPolicyRequest, PutUserPolicyResponse> {

  PutUserPolicy(Iam iam) {
    super(iam, PutUserPolicyRequest::builder);
  }

  @Override
  Permission permission(PutUserPolicyRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.on(name(), account, IdentityKind.USER, request.userName()),
        account.find(IdentityKind.USER, request.userName()).map(User::boundary).orElse(null));
  }

  @Override
  PutUserPolicyResponse answer(PutUserPolicyRequest request, AccountChange account, Call call) {
    InlinePolicies.put(
        account,
        IdentityKind.USER,
        request.userName(),
        request.policyName(),
        request.policyDocument());
    return PutUserPolicyResponse.builder().build();
  }
}
