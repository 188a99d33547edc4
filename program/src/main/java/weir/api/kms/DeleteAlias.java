package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.kms.model.DeleteAliasRequest;
import software.amazon.awssdk.services.kms.model.DeleteAliasResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes a name from a key; the key stays.
final class DeleteAlias extends KmsOperation<DeleteAliasRequest, DeleteAliasResponse> {
  DeleteAlias(Kms kms) {
    super(kms, DeleteAliasRequest::builder, "AliasName");
  }

  @Override
  protected List<Permission> needs(DeleteAliasRequest request, Call call) {
    KeyReference.ByAlias alias = alias(request, call);
    return TargetKey.permissions(action(), alias, kms().require(alias, call.now()), call);
  }

  private static KeyReference.ByAlias alias(DeleteAliasRequest request, Call call) {
    return Aliases.own(RULES.present("aliasName", request.aliasName()), call.scope());
  }

  @Override
  public DeleteAliasResponse answer(DeleteAliasRequest request, Call call) {
    KeyReference.ByAlias alias = alias(request, call);
    return kms()
        .change(change -> {
          Aliases.require(change, alias);
          change.remove(KmsDocuments.ALIAS, alias.scope(), alias.name());
          return DeleteAliasResponse.builder().build();
        });
  }
}
