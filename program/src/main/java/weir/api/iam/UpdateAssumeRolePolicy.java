package weir.api.iam;

import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import weir.api.auth.Permission;
import weir.api.auth.PolicyDocument;
import weir.api.gateway.Call;

/// Changes who may become a role.
final class UpdateAssumeRolePolicy
    extends IamDeed<UpdateAssumeRolePolicyRequest, UpdateAssumeRolePolicyResponse> {

  UpdateAssumeRolePolicy(Iam iam) {
    super(iam, UpdateAssumeRolePolicyRequest::builder);
  }

  @Override
  Permission permission(UpdateAssumeRolePolicyRequest request, AccountView account, Call call) {
    return IamPermission.on(name(), account, IdentityKind.ROLE, request.roleName());
  }

  @Override
  UpdateAssumeRolePolicyResponse answer(
      UpdateAssumeRolePolicyRequest request, AccountChange account, Call call) {
    Role role = account.role(request.roleName());
    ServiceLinked.demandNot(role);
    String trust =
        Constraint.text("policyDocument", request.policyDocument(), 1, PolicyDocument.LONGEST);
    account.put(role.trusting(TrustPolicy.checked(trust, account)));
    return UpdateAssumeRolePolicyResponse.builder().build();
  }
}
