package weir.api.kms;

import software.amazon.awssdk.services.kms.model.DisableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyRotationResponse;
import weir.api.gateway.Call;

/// Ends the rotation of a key by itself.
final class DisableKeyRotation
    extends KeyOperation<DisableKeyRotationRequest, DisableKeyRotationResponse> {
  DisableKeyRotation(Kms kms) {
    super(kms, DisableKeyRotationRequest::builder, DisableKeyRotationRequest::keyId, "KeyId");
  }

  @Override
  public DisableKeyRotationResponse answer(DisableKeyRotationRequest request, Call call) {
    return kms()
        .change(
            key(request, call),
            call.now(),
            (change, key) -> {
              key.usable();
              change.remove(KmsDocuments.ROTATION, key.scope(), key.id());
              return DisableKeyRotationResponse.builder().build();
            });
  }
}
