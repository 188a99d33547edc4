package weir.api.iam;

import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Attaches a managed policy to a group.
final class AttachGroupPolicy extends IamDeed<AttachGroupPolicyRequest, AttachGroupPolicyResponse> {

  AttachGroupPolicy(Iam iam) {
    super(iam, AttachGroupPolicyRequest::builder);
  }

  @Override
  Permission permission(AttachGroupPolicyRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.GROUP, request.groupName())
        .when("iam:PolicyARN", String.valueOf(request.policyArn()));
  }

  @Override
  AttachGroupPolicyResponse answer(
      AttachGroupPolicyRequest request, AccountChange account, Call call) {
    AttachedPolicies.attach(account, IdentityKind.GROUP, request.groupName(), request.policyArn());
    return AttachGroupPolicyResponse.builder().build();
  }
}
