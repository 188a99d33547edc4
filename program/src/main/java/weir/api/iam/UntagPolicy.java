package weir.api.iam;

import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes tags from a managed policy.
final class UntagPolicy extends IamDeed<UntagPolicyRequest, UntagPolicyResponse> {

  UntagPolicy(Iam iam) {
    super(iam, UntagPolicyRequest::builder);
  }

  @Override
  Permission permission(UntagPolicyRequest request, AccountView account, Call call) {
    return IamPermission.onPolicy(name(), account, request.policyArn())
        .when("aws:TagKeys", request.tagKeys().toArray(String[]::new));
  }

  @Override
  UntagPolicyResponse answer(UntagPolicyRequest request, AccountChange account, Call call) {
    ManagedPolicy policy = OwnPolicies.policy(account, request.policyArn());
    account.put(policy.described(policy.description(), policy.tags().without(request.tagKeys())));
    return UntagPolicyResponse.builder().build();
  }
}
