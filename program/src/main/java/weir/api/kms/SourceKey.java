package weir.api.kms;

import org.jspecify.annotations.Nullable;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.keys.Ciphertext;

/// The key that a ciphertext is to be opened with.
final class SourceKey {
  private SourceKey() {}

  /// @param keyId what the request says of it; null when it leaves that to the ciphertext
  static KmsKey of(Kms kms, Ciphertext ciphertext, @Nullable String keyId, Call call) {
    if (keyId == null) {
      return Cryptography.keyOf(kms, ciphertext, call.region(), call.now());
    }
    KeyReference named = KeyReference.parse(keyId, call.scope());
    KmsKey key = KeyOperation.foreignSafe(kms, named, call);
    if (!key.arn().equals(ciphertext.keyArn())) {
      throw KmsErrors.incorrectKey();
    }
    return key;
  }

  static Permission alias(Permission permission, @Nullable String keyId, Call call) {
    return keyId == null
        ? permission
        : Cryptography.requestAlias(permission, KeyReference.parse(keyId, call.scope()));
  }
}
