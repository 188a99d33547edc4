package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a managed policy that is attached to nobody.
final class DeletePolicy extends IamDeed<DeletePolicyRequest, DeletePolicyResponse> {

  DeletePolicy(Iam iam) {
    super(iam, DeletePolicyRequest::builder);
  }

  @Override
  Permission permission(DeletePolicyRequest request, AccountView account, Call call) {
    return IamPermission.onPolicy(name(), account, request.policyArn());
  }

  @Override
  DeletePolicyResponse answer(DeletePolicyRequest request, AccountChange account, Call call) {
    ManagedPolicy policy = OwnPolicies.policy(account, request.policyArn());
    Conflict.demandNone(policy, account);
    account.remove(policy);
    return DeletePolicyResponse.builder().build();
  }
}
