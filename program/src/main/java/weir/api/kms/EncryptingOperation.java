package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kms.model.KmsRequest;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.keys.EncryptionContext;

/// An operation that encrypts under a key, of whatever account, that the request names.
abstract class EncryptingOperation<I extends KmsRequest, O extends SdkPojo>
    extends KeyOperation<I, O> {
  private final Function<I, @Nullable String> keyId;

  EncryptingOperation(
      Kms kms,
      Supplier<? extends SdkPojo> builder,
      Function<I, @Nullable String> keyId,
      String... members) {
    super(kms, builder, keyId, members);
    this.keyId = keyId;
  }

  abstract EncryptionContext context(I request);

  @Override
  final boolean forUsers() {
    return true;
  }

  @Override
  final Permission permission(KmsKey key, I request, Call call) {
    Permission permission = super.permission(key, request, call);
    KeyReference named =
        KeyReference.parse(RULES.present("keyId", keyId.apply(request)), call.scope());
    return Cryptography.conditions(Cryptography.requestAlias(permission, named), context(request));
  }
}
