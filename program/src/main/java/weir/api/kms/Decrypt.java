package weir.api.kms;

import java.util.List;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.keys.Ciphertext;

/// Decrypts what Encrypt, ReEncrypt or GenerateDataKey made; the ciphertext says by which key.
final class Decrypt extends KmsOperation<DecryptRequest, DecryptResponse> {
  Decrypt(Kms kms) {
    super(
        kms,
        DecryptRequest::builder,
        "CiphertextBlob",
        "EncryptionContext",
        "KeyId",
        "EncryptionAlgorithm",
        "DryRun");
  }

  @Override
  protected List<Permission> needs(DecryptRequest request, Call call) {
    Ciphertext ciphertext = Cryptography.ciphertext(request.ciphertextBlob());
    KmsKey key = SourceKey.of(kms(), ciphertext, request.keyId(), call);
    Permission permission = key.permission(action(), call.caller());
    return List.of(
        Cryptography.conditions(
            SourceKey.alias(permission, request.keyId(), call),
            Cryptography.context(request.encryptionContext())));
  }

  @Override
  public DecryptResponse answer(DecryptRequest request, Call call) {
    Cryptography.onlyAlgorithm(request.encryptionAlgorithmAsString());
    Ciphertext ciphertext = Cryptography.ciphertext(request.ciphertextBlob());
    KmsKey key = SourceKey.of(kms(), ciphertext, request.keyId(), call).usable();
    Cryptography.Result opened =
        Cryptography.decrypt(
            kms(), key, ciphertext, Cryptography.context(request.encryptionContext()));
    Cryptography.endDryRun(request.dryRun());
    return DecryptResponse.builder()
        .keyId(key.arn())
        .plaintext(opened.sdkBytes())
        .encryptionAlgorithm(Cryptography.ALGORITHM)
        .keyMaterialId(opened.materialId())
        .build();
  }

  @Override
  public boolean readOnly() {
    return true;
  }
}
