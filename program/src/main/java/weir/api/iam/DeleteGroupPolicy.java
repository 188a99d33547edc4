package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes an inline policy of a group.
final class DeleteGroupPolicy extends IamDeed<DeleteGroupPolicyRequest, DeleteGroupPolicyResponse> {

  DeleteGroupPolicy(Iam iam) {
    super(iam, DeleteGroupPolicyRequest::builder);
  }

  @Override
  Permission permission(DeleteGroupPolicyRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.GROUP, request.groupName());
  }

  @Override
  DeleteGroupPolicyResponse answer(
      DeleteGroupPolicyRequest request, AccountChange account, Call call) {
    InlinePolicies.delete(account, IdentityKind.GROUP, request.groupName(), request.policyName());
    return DeleteGroupPolicyResponse.builder().build();
  }
}
