package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes an inline policy of a user.
final class DeleteUserPolicy extends IamDeed<DeleteUserPolicyRequest, DeleteUserPolicyResponse> {

  DeleteUserPolicy(Iam iam) {
    super(iam, DeleteUserPolicyRequest::builder);
  }

  @Override
  Permission permission(DeleteUserPolicyRequest request, AccountView account, Call call) {
    return IamPermission.bounded(
        IamPermission.on(name(), account, IdentityKind.USER, request.userName()),
        account.find(IdentityKind.USER, request.userName()).map(User::boundary).orElse(null));
  }

  @Override
  DeleteUserPolicyResponse answer(
      DeleteUserPolicyRequest request, AccountChange account, Call call) {
    InlinePolicies.delete(account, IdentityKind.USER, request.userName(), request.policyName());
    return DeleteUserPolicyResponse.builder().build();
  }
}
