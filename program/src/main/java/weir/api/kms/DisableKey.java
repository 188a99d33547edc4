package weir.api.kms;

import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyState;
import weir.api.gateway.Call;

/// Keeps a key from being used until it is enabled again.
final class DisableKey extends KeyOperation<DisableKeyRequest, DisableKeyResponse> {
  DisableKey(Kms kms) {
    super(kms, DisableKeyRequest::builder, DisableKeyRequest::keyId, "KeyId");
  }

  @Override
  public DisableKeyResponse answer(DisableKeyRequest request, Call call) {
    return kms()
        .change(
            key(request, call),
            call.now(),
            (change, key) -> {
              key.notPendingDeletion();
              Keys.keep(
                  change,
                  key,
                  key.metadata().toBuilder().enabled(false).keyState(KeyState.DISABLED).build());
              return DisableKeyResponse.builder().build();
            });
  }
}
