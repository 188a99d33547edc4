package weir.api.kms;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Authorizer;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.store.keys.Ciphertext;
import weir.store.keys.EncryptionContext;
import weir.store.state.Scope;

/// Gives data keys to a service of Weir that encrypts at rest, in the name of whoever asked it to:
/// that caller needs the permissions on the key. Safe for any number of threads.
///
/// Refuses with [weir.api.protocol.ApiException] in KMS's words, as the operations do:
/// `NotFoundException`, `DisabledException`, `KMSInvalidStateException`, `AccessDeniedException`,
/// `InvalidCiphertextException`.
public final class DataKeyDesk {
  private static final int KEY_BYTES = 32;

  private final Kms kms;
  private final Authorizer authorizer;
  private final KeyUses uses;

  DataKeyDesk(Kms kms, Authorizer authorizer, KeyUses uses) {
    this.kms = kms;
    this.authorizer = authorizer;
    this.uses = uses;
  }

  /// A new data key of 32 bytes.
  ///
  /// @param plain for as long as it is used, and nowhere else
  /// @param wrapped to be kept beside what it encrypts
  /// @param keyArn of the key that wrapped it
  public record DataKey(byte[] plain, byte[] wrapped, String keyArn) {
    @Override
    public String toString() {
      return "DataKey[" + keyArn + "]";
    }
  }

  /// @param keyName key id, key ARN, alias or alias ARN; null for the service's own key
  /// @param context to be given again to unwrap
  public DataKey make(KeyUser user, @Nullable String keyName, Map<String, String> context) {
    String name = keyName == null ? Aliases.RESERVED + user.service() : keyName;
    return uses.told(
        user,
        "GenerateDataKey",
        Map.of("keyId", name, "keySpec", "AES_256"),
        context,
        () -> made(user, name, context));
  }

  /// Whether the user could have a data key under a key. Nothing is made, and nothing is told to
  /// the audit: the user does not know of it.
  ///
  /// @param keyName key id, key ARN, alias or alias ARN
  public KeyCondition condition(KeyUser user, String keyName, Map<String, String> context) {
    String policy = "";
    try {
      KeyReference reference = reference(user, keyName);
      KmsKey key = kms.require(reference, user.facts().now());
      policy = key.policy().text();
      requireUse(user, key, reference, Cryptography.context(context));
      return KeyCondition.usable(policy);
    } catch (ApiException refusal) {
      return KeyCondition.refused(refusal, policy);
    }
  }

  private static KeyReference reference(KeyUser user, String name) {
    return KeyReference.parse(name, new Scope(user.accountId(), user.facts().region()));
  }

  private void requireUse(
      KeyUser user, KmsKey key, KeyReference reference, EncryptionContext context) {
    Permission permission = key.permission("kms:GenerateDataKey", user.caller());
    require(user, Cryptography.requestAlias(permission, reference), context);
    key.usable();
  }

  private DataKey made(KeyUser user, String name, Map<String, String> context) {
    refuseUnsigned(user);
    KeyReference reference = reference(user, name);
    EncryptionContext bound = Cryptography.context(context);
    KmsKey key = kms.require(reference, user.facts().now());
    requireUse(user, key, reference, bound);
    byte[] plain = kms.vault().random(KEY_BYTES);
    byte[] wrapped = Cryptography.encrypt(kms, key, plain, bound).bytes();
    return new DataKey(plain, wrapped, key.arn());
  }

  /// The data key that [#make] gave.
  public byte[] unwrap(KeyUser user, byte[] wrapped, Map<String, String> context) {
    return uses.told(
        user,
        "Decrypt",
        Map.of("encryptionAlgorithm", Cryptography.ALGORITHM),
        context,
        () -> unwrapped(user, wrapped, context));
  }

  private byte[] unwrapped(KeyUser user, byte[] wrapped, Map<String, String> context) {
    refuseUnsigned(user);
    Ciphertext ciphertext = Ciphertext.parse(wrapped).orElseThrow(KmsErrors::invalidCiphertext);
    EncryptionContext bound = Cryptography.context(context);
    KmsKey key = Cryptography.keyOf(kms, ciphertext, user.facts().region(), user.facts().now());
    require(user, key.permission("kms:Decrypt", user.caller()), bound);
    return Cryptography.decrypt(kms, key.usable(), ciphertext, bound).bytes();
  }

  private static void refuseUnsigned(KeyUser user) {
    if (user.caller().kind() == Caller.Kind.ANONYMOUS) {
      throw KmsErrors.accessDenied(
          "Requests specifying Server Side Encryption with AWS KMS managed keys must be signed");
    }
  }

  private void require(KeyUser user, Permission permission, EncryptionContext context) {
    Permission asked =
        Cryptography.conditions(permission, context).when("kms:ViaService", user.viaService());
    Decision decision = authorizer.decide(user.caller(), asked, user.facts());
    if (!decision.allowed()) {
      throw KmsErrors.accessDenied(new Call.Denial(user.caller(), asked, decision).sentence());
    }
  }
}
