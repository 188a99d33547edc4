package weir.api.iam;

import software.amazon.awssdk.services.iam.model.DeleteAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes its alias from the account.
final class DeleteAccountAlias
    extends IamDeed<DeleteAccountAliasRequest, DeleteAccountAliasResponse> {

  DeleteAccountAlias(Iam iam) {
    super(iam, DeleteAccountAliasRequest::builder);
  }

  @Override
  Permission permission(DeleteAccountAliasRequest request, AccountView account, Call call) {
    return IamPermission.onAll(name());
  }

  @Override
  DeleteAccountAliasResponse answer(
      DeleteAccountAliasRequest request, AccountChange account, Call call) {
    Account owner = account.account();
    if (!String.valueOf(request.accountAlias()).equals(owner.alias())) {
      throw IamError.noSuchEntity(
          "The account alias " + request.accountAlias() + " cannot be found.");
    }
    account.put(owner.withAlias(null));
    return DeleteAccountAliasResponse.builder().build();
  }
}
