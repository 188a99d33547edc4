package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import weir.api.auth.Permission;
import weir.model.aws.Fault;
import weir.store.keys.Ciphertext;
import weir.store.keys.EncryptionContext;
import weir.store.keys.KeyMaterial;
import weir.store.state.Scope;

/// What encrypting and decrypting operations share: which key a ciphertext needs, what conditions
/// can ask, and the deed itself.
final class Cryptography {
  static final String ALGORITHM = "SYMMETRIC_DEFAULT";
  static final int MOST_PLAINTEXT_BYTES = 4096;
  static final int MOST_CIPHERTEXT_BYTES = 6144;

  private Cryptography() {}

  /// Bytes, and the backing key that made or opened them.
  record Result(byte[] bytes, String materialId) {
    SdkBytes sdkBytes() {
      return SdkBytes.fromByteArrayUnsafe(bytes);
    }

    @Override
    public String toString() {
      return "Result[by " + materialId + "]";
    }
  }

  /// The permission with what conditions can ask about an encryption.
  static Permission conditions(Permission permission, EncryptionContext context) {
    Permission asked = permission.when("kms:EncryptionAlgorithm", ALGORITHM);
    if (context.pairs().isEmpty()) {
      return asked;
    }
    for (Map.Entry<String, String> pair : context.pairs().entrySet()) {
      asked = asked.when("kms:EncryptionContext:" + pair.getKey(), pair.getValue());
    }
    return asked.when("kms:EncryptionContextKeys", context.pairs().keySet().toArray(String[]::new));
  }

  /// The permission with the alias by which the request named the key, if it did.
  static Permission requestAlias(Permission permission, KeyReference reference) {
    return switch (reference) {
      case KeyReference.ById named -> permission;
      case KeyReference.ByAlias alias -> permission.when("kms:RequestAlias", alias.name());
    };
  }

  static EncryptionContext context(Map<String, String> pairs) {
    try {
      return EncryptionContext.of(pairs);
    } catch (Fault.Invalid tooLong) {
      throw KmsErrors.validation(tooLong.sentence());
    }
  }

  static byte[] plaintext(@Nullable SdkBytes given) {
    return RULES.bytes(
        "plaintext",
        RULES.present("plaintext", given).asByteArrayUnsafe(),
        1,
        MOST_PLAINTEXT_BYTES);
  }

  static Ciphertext ciphertext(@Nullable SdkBytes given) {
    byte[] bytes =
        RULES.bytes(
            "ciphertextBlob",
            RULES.present("ciphertextBlob", given).asByteArrayUnsafe(),
            1,
            MOST_CIPHERTEXT_BYTES);
    return Ciphertext.parse(bytes).orElseThrow(KmsErrors::invalidCiphertext);
  }

  static void onlyAlgorithm(@Nullable String algorithm) {
    if (algorithm != null && !algorithm.equals(ALGORITHM)) {
      throw weir.api.protocol.ApiException.badRequest(
          "InvalidKeyUsageException",
          "You cannot specify the EncryptionAlgorithm '"
              + algorithm
              + "' for KMS keys with KeySpec "
              + ALGORITHM);
    }
  }

  /// The key that a ciphertext says it was made by.
  static KmsKey keyOf(Kms kms, Ciphertext ciphertext, String region, Instant now) {
    return kms.find(claimed(ciphertext, region), now).orElseThrow(KmsErrors::unreachableKey);
  }

  private static KeyReference claimed(Ciphertext ciphertext, String region) {
    Matcher arn = KeyReference.ARN.matcher(ciphertext.keyArn());
    if (!arn.matches() || !arn.group(3).startsWith("key/")) {
      throw KmsErrors.invalidCiphertext();
    }
    if (!arn.group(1).equals(region)) {
      throw KmsErrors.unreachableKey();
    }
    return new KeyReference.ById(
        new Scope(arn.group(2), region), arn.group(3).substring("key/".length()));
  }

  /// @param key usable
  static Result encrypt(Kms kms, KmsKey key, byte[] plaintext, EncryptionContext context) {
    KeyMaterial material = kms.material(key);
    Ciphertext made = kms.vault().encrypt(material, key.arn(), plaintext, context);
    return new Result(made.bytes(), material.current().id());
  }

  /// @param key usable
  static Result decrypt(Kms kms, KmsKey key, Ciphertext ciphertext, EncryptionContext context) {
    KeyMaterial material = kms.material(key);
    Optional<byte[]> opened = kms.vault().decrypt(material, ciphertext, context);
    return new Result(
        opened.orElseThrow(KmsErrors::invalidCiphertext),
        material.generations().get(ciphertext.generation()).id());
  }

  /// Ends a dry run, after everything that could refuse the request has had its say.
  static void endDryRun(@Nullable Boolean dryRun) {
    if (Boolean.TRUE.equals(dryRun)) {
      throw KmsErrors.dryRun();
    }
  }
}
