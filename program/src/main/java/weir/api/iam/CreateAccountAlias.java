package weir.api.iam;

import software.amazon.awssdk.services.iam.model.CreateAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Gives the account a name that people can remember.
final class CreateAccountAlias
    extends IamDeed<CreateAccountAliasRequest, CreateAccountAliasResponse> {

  CreateAccountAlias(Iam iam) {
    super(iam, CreateAccountAliasRequest::builder);
  }

  @Override
  Permission permission(CreateAccountAliasRequest request, AccountView account, Call call) {
    return IamPermission.onAll(name());
  }

  @Override
  CreateAccountAliasResponse answer(
      CreateAccountAliasRequest request, AccountChange account, Call call) {
    String alias = Constraint.text("accountAlias", request.accountAlias(), 3, 63);
    if (!alias.matches("[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]")) {
      throw IamError.validation(
          "accountAlias is "
              + alias
              + " but must be of lower-case letters, digits and single hyphens inside");
    }
    account.put(account.account().withAlias(alias));
    return CreateAccountAliasResponse.builder().build();
  }
}
