package weir.api.kms;

import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import weir.api.gateway.Call;
import weir.store.keys.EncryptionContext;

/// Encrypts up to 4,096 bytes.
final class Encrypt extends EncryptingOperation<EncryptRequest, EncryptResponse> {
  Encrypt(Kms kms) {
    super(
        kms,
        EncryptRequest::builder,
        EncryptRequest::keyId,
        "KeyId",
        "Plaintext",
        "EncryptionContext",
        "EncryptionAlgorithm",
        "DryRun");
  }

  @Override
  EncryptionContext context(EncryptRequest request) {
    return Cryptography.context(request.encryptionContext());
  }

  @Override
  public EncryptResponse answer(EncryptRequest request, Call call) {
    byte[] plaintext = Cryptography.plaintext(request.plaintext());
    Cryptography.onlyAlgorithm(request.encryptionAlgorithmAsString());
    KmsKey key = key(request, call).usable();
    Cryptography.endDryRun(request.dryRun());
    return EncryptResponse.builder()
        .ciphertextBlob(Cryptography.encrypt(kms(), key, plaintext, context(request)).sdkBytes())
        .keyId(key.arn())
        .encryptionAlgorithm(Cryptography.ALGORITHM)
        .build();
  }
}
