package weir.api.kms;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import weir.api.gateway.Call;
import weir.store.keys.EncryptionContext;

/// Makes a key for use outside of KMS, in the clear and wrapped.
final class GenerateDataKey
    extends EncryptingOperation<GenerateDataKeyRequest, GenerateDataKeyResponse> {
  GenerateDataKey(Kms kms) {
    super(
        kms,
        GenerateDataKeyRequest::builder,
        GenerateDataKeyRequest::keyId,
        "KeyId",
        "EncryptionContext",
        "NumberOfBytes",
        "KeySpec",
        "DryRun");
  }

  @Override
  EncryptionContext context(GenerateDataKeyRequest request) {
    return Cryptography.context(request.encryptionContext());
  }

  @Override
  public GenerateDataKeyResponse answer(GenerateDataKeyRequest request, Call call) {
    int bytes = DataKeyLength.of(request.keySpecAsString(), request.numberOfBytes());
    KmsKey key = key(request, call).usable();
    Cryptography.endDryRun(request.dryRun());
    byte[] plaintext = kms().vault().random(bytes);
    Cryptography.Result wrapped = Cryptography.encrypt(kms(), key, plaintext, context(request));
    return GenerateDataKeyResponse.builder()
        .ciphertextBlob(wrapped.sdkBytes())
        .plaintext(SdkBytes.fromByteArrayUnsafe(plaintext))
        .keyId(key.arn())
        .keyMaterialId(wrapped.materialId())
        .build();
  }
}
