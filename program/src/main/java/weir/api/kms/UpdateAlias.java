package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.UpdateAliasRequest;
import software.amazon.awssdk.services.kms.model.UpdateAliasResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Points a name at another key.
final class UpdateAlias extends KmsOperation<UpdateAliasRequest, UpdateAliasResponse> {
  UpdateAlias(Kms kms) {
    super(kms, UpdateAliasRequest::builder, "AliasName", "TargetKeyId");
  }

  /// On the alias, on the key that it points at and on the one that it is to point at.
  @Override
  protected List<Permission> needs(UpdateAliasRequest request, Call call) {
    KeyReference.ByAlias alias = alias(request, call);
    List<Permission> needed =
        new ArrayList<>(TargetKey.permissions(action(), alias, target(request, call), call));
    needed.add(kms().require(alias, call.now()).permission(action(), call.caller()));
    return needed;
  }

  private static KeyReference.ByAlias alias(UpdateAliasRequest request, Call call) {
    return Aliases.own(RULES.present("aliasName", request.aliasName()), call.scope());
  }

  private KmsKey target(UpdateAliasRequest request, Call call) {
    return TargetKey.of(kms(), RULES.present("targetKeyId", request.targetKeyId()), call);
  }

  @Override
  public UpdateAliasResponse answer(UpdateAliasRequest request, Call call) {
    KeyReference.ByAlias alias = alias(request, call);
    Instant now = Kms.seconds(call.now());
    return kms()
        .change(
            target(request, call),
            call.now(),
            (change, key) -> {
              key.notPendingDeletion();
              AliasListEntry before = Aliases.require(change, alias);
              Aliases.point(change, alias, key, before.creationDate(), now);
              return UpdateAliasResponse.builder().build();
            });
  }
}
