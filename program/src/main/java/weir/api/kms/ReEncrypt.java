package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.kms.model.ReEncryptRequest;
import software.amazon.awssdk.services.kms.model.ReEncryptResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.keys.Ciphertext;

/// Decrypts and encrypts again, under another key or context, without showing the plaintext.
final class ReEncrypt extends KmsOperation<ReEncryptRequest, ReEncryptResponse> {
  ReEncrypt(Kms kms) {
    super(
        kms,
        ReEncryptRequest::builder,
        "CiphertextBlob",
        "SourceEncryptionContext",
        "SourceKeyId",
        "DestinationKeyId",
        "DestinationEncryptionContext",
        "SourceEncryptionAlgorithm",
        "DestinationEncryptionAlgorithm",
        "DryRun");
  }

  @Override
  protected List<Permission> needs(ReEncryptRequest request, Call call) {
    KmsKey source = source(request, call);
    KmsKey destination = destination(request, call);
    String same = Boolean.toString(source.arn().equals(destination.arn()));
    Permission from =
        Cryptography.conditions(
            SourceKey.alias(
                source.permission("kms:ReEncryptFrom", call.caller()), request.sourceKeyId(), call),
            Cryptography.context(request.sourceEncryptionContext()));
    Permission to =
        Cryptography.conditions(
            Cryptography.requestAlias(
                destination.permission("kms:ReEncryptTo", call.caller()), named(request, call)),
            Cryptography.context(request.destinationEncryptionContext()));
    return List.of(
        from.when("kms:ReEncryptOnSameKey", same), to.when("kms:ReEncryptOnSameKey", same));
  }

  private KmsKey source(ReEncryptRequest request, Call call) {
    Ciphertext ciphertext = Cryptography.ciphertext(request.ciphertextBlob());
    return SourceKey.of(kms(), ciphertext, request.sourceKeyId(), call);
  }

  private static KeyReference named(ReEncryptRequest request, Call call) {
    return KeyReference.parse(
        RULES.present("destinationKeyId", request.destinationKeyId()), call.scope());
  }

  private KmsKey destination(ReEncryptRequest request, Call call) {
    return KeyOperation.foreignSafe(kms(), named(request, call), call);
  }

  @Override
  public ReEncryptResponse answer(ReEncryptRequest request, Call call) {
    Cryptography.onlyAlgorithm(request.sourceEncryptionAlgorithmAsString());
    Cryptography.onlyAlgorithm(request.destinationEncryptionAlgorithmAsString());
    KmsKey source = source(request, call).usable();
    KmsKey destination = destination(request, call).usable();
    Cryptography.Result opened =
        Cryptography.decrypt(
            kms(),
            source,
            Cryptography.ciphertext(request.ciphertextBlob()),
            Cryptography.context(request.sourceEncryptionContext()));
    Cryptography.endDryRun(request.dryRun());
    Cryptography.Result sealed =
        Cryptography.encrypt(
            kms(),
            destination,
            opened.bytes(),
            Cryptography.context(request.destinationEncryptionContext()));
    return ReEncryptResponse.builder()
        .ciphertextBlob(sealed.sdkBytes())
        .sourceKeyId(source.arn())
        .keyId(destination.arn())
        .sourceEncryptionAlgorithm(Cryptography.ALGORITHM)
        .destinationEncryptionAlgorithm(Cryptography.ALGORITHM)
        .sourceKeyMaterialId(opened.materialId())
        .destinationKeyMaterialId(sealed.materialId())
        .build();
  }
}
