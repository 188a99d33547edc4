package weir.api.iam;

import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Adds tags to a managed policy, or changes their values.
final class TagPolicy extends IamDeed<TagPolicyRequest, TagPolicyResponse> {

  TagPolicy(Iam iam) {
    super(iam, TagPolicyRequest::builder);
  }

  @Override
  Permission permission(TagPolicyRequest request, AccountView account, Call call) {
    return IamPermission.withRequestTags(
        IamPermission.onPolicy(name(), account, request.policyArn()), request.tags());
  }

  @Override
  TagPolicyResponse answer(TagPolicyRequest request, AccountChange account, Call call) {
    ManagedPolicy policy = OwnPolicies.policy(account, request.policyArn());
    account.put(policy.described(policy.description(), policy.tags().with(request.tags())));
    return TagPolicyResponse.builder().build();
  }
}
