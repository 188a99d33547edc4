package weir.api.kms;

import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyState;
import weir.api.gateway.Call;

/// Lets a key be used again.
final class EnableKey extends KeyOperation<EnableKeyRequest, EnableKeyResponse> {
  EnableKey(Kms kms) {
    super(kms, EnableKeyRequest::builder, EnableKeyRequest::keyId, "KeyId");
  }

  @Override
  public EnableKeyResponse answer(EnableKeyRequest request, Call call) {
    return kms()
        .change(
            key(request, call),
            call.now(),
            (change, key) -> {
              key.notPendingDeletion();
              Keys.keep(
                  change,
                  key,
                  key.metadata().toBuilder().enabled(true).keyState(KeyState.ENABLED).build());
              return EnableKeyResponse.builder().build();
            });
  }
}
