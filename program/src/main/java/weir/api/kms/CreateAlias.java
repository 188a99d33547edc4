package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateAliasResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Gives a key a name.
final class CreateAlias extends KmsOperation<CreateAliasRequest, CreateAliasResponse> {
  CreateAlias(Kms kms) {
    super(kms, CreateAliasRequest::builder, "AliasName", "TargetKeyId");
  }

  @Override
  protected List<Permission> needs(CreateAliasRequest request, Call call) {
    return TargetKey.permissions(action(), alias(request, call), target(request, call), call);
  }

  private static KeyReference.ByAlias alias(CreateAliasRequest request, Call call) {
    return Aliases.own(RULES.present("aliasName", request.aliasName()), call.scope());
  }

  private KmsKey target(CreateAliasRequest request, Call call) {
    return TargetKey.of(kms(), RULES.present("targetKeyId", request.targetKeyId()), call);
  }

  @Override
  public CreateAliasResponse answer(CreateAliasRequest request, Call call) {
    KeyReference.ByAlias alias = alias(request, call);
    Instant now = Kms.seconds(call.now());
    return kms()
        .change(
            target(request, call),
            call.now(),
            (change, key) -> {
              key.notPendingDeletion();
              if (Aliases.find(change, alias).isPresent()) {
                throw ApiException.badRequest(
                    "AlreadyExistsException",
                    "An alias with the name " + alias.arn() + " already exists");
              }
              Aliases.point(change, alias, key, now, now);
              return CreateAliasResponse.builder().build();
            });
  }
}
