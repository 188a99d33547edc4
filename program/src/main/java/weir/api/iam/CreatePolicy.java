package weir.api.iam;

import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a managed policy; its first version is in force.
final class CreatePolicy extends IamDeed<CreatePolicyRequest, CreatePolicyResponse> {

  CreatePolicy(Iam iam) {
    super(iam, CreatePolicyRequest::builder);
  }

  @Override
  Permission permission(CreatePolicyRequest request, AccountView account, Call call) {
    return IamPermission.onNew(
        name(), account, "policy", request.path(), request.policyName(), request.tags());
  }

  @Override
  CreatePolicyResponse answer(CreatePolicyRequest request, AccountChange account, Call call) {
    String policyName = Constraint.policyName(request.policyName());
    String path = Constraint.path(request.path());
    String description =
        request.description() == null
            ? ""
            : Constraint.text("policyDescription", request.description(), 0, 1000);
    if (account.taken(Kinds.POLICY, other -> other.name().equalsIgnoreCase(policyName))) {
      throw IamError.alreadyExists(
          "A policy called " + policyName + " already exists. Duplicate names are not allowed.");
    }
    ManagedPolicy policy =
        ManagedPolicy.of(
                account.accountId(),
                policyName,
                path,
                iam().identifiers().id("ANPA"),
                now(call),
                OwnPolicies.checked(request.policyDocument()))
            .described(description, Tags.NONE.with(request.tags()));
    account.put(policy);
    return CreatePolicyResponse.builder().policy(Shapes.whole(account).policy(policy)).build();
  }
}
