package weir.api.iam;

import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows a managed policy without its text.
final class GetPolicy extends IamQuestion<GetPolicyRequest, GetPolicyResponse> {

  GetPolicy(Iam iam) {
    super(iam, GetPolicyRequest::builder);
  }

  @Override
  Permission permission(GetPolicyRequest request, AccountView account, Call call) {
    return IamPermission.onPolicy(name(), account, request.policyArn());
  }

  @Override
  GetPolicyResponse answer(GetPolicyRequest request, AccountView account, Call call) {
    ManagedPolicy policy = account.policy(request.policyArn());
    return GetPolicyResponse.builder().policy(Shapes.whole(account).policy(policy)).build();
  }
}
