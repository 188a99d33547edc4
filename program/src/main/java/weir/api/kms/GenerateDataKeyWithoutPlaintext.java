package weir.api.kms;

import java.util.Arrays;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyWithoutPlaintextRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyWithoutPlaintextResponse;
import weir.api.gateway.Call;
import weir.store.keys.EncryptionContext;

/// Makes a key for use outside of KMS, wrapped only: somebody unwraps it later.
final class GenerateDataKeyWithoutPlaintext
    extends EncryptingOperation<
        GenerateDataKeyWithoutPlaintextRequest, GenerateDataKeyWithoutPlaintextResponse> {
  GenerateDataKeyWithoutPlaintext(Kms kms) {
    super(
        kms,
        GenerateDataKeyWithoutPlaintextRequest::builder,
        GenerateDataKeyWithoutPlaintextRequest::keyId,
        "KeyId",
        "EncryptionContext",
        "NumberOfBytes",
        "KeySpec",
        "DryRun");
  }

  @Override
  EncryptionContext context(GenerateDataKeyWithoutPlaintextRequest request) {
    return Cryptography.context(request.encryptionContext());
  }

  @Override
  public GenerateDataKeyWithoutPlaintextResponse answer(
      GenerateDataKeyWithoutPlaintextRequest request, Call call) {
    int bytes = DataKeyLength.of(request.keySpecAsString(), request.numberOfBytes());
    KmsKey key = key(request, call).usable();
    Cryptography.endDryRun(request.dryRun());
    byte[] plaintext = kms().vault().random(bytes);
    Cryptography.Result wrapped = Cryptography.encrypt(kms(), key, plaintext, context(request));
    Arrays.fill(plaintext, (byte) 0);
    return GenerateDataKeyWithoutPlaintextResponse.builder()
        .ciphertextBlob(wrapped.sdkBytes())
        .keyId(key.arn())
        .keyMaterialId(wrapped.materialId())
        .build();
  }
}
