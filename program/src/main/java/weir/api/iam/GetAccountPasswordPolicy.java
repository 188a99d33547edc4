package weir.api.iam;

import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Says that the account has no password policy: nobody signs in to Weir with a password.
final class GetAccountPasswordPolicy
    extends IamQuestion<GetAccountPasswordPolicyRequest, GetAccountPasswordPolicyResponse> {

  GetAccountPasswordPolicy(Iam iam) {
    super(iam, GetAccountPasswordPolicyRequest::builder);
  }

  @Override
  Permission permission(GetAccountPasswordPolicyRequest request, AccountView account, Call call) {
    return IamPermission.onAll(name());
  }

  @Override
  GetAccountPasswordPolicyResponse answer(
      GetAccountPasswordPolicyRequest request, AccountView account, Call call) {
    throw IamError.noSuchEntity(
        "The Password Policy with domain name " + account.account().id() + " cannot be found.");
  }
}
