package weir.api.kms;

import software.amazon.awssdk.services.kms.model.CancelKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import weir.api.gateway.Call;

/// Keeps a key that was about to be deleted. It is disabled then, as at AWS.
final class CancelKeyDeletion
    extends KeyOperation<CancelKeyDeletionRequest, CancelKeyDeletionResponse> {
  CancelKeyDeletion(Kms kms) {
    super(kms, CancelKeyDeletionRequest::builder, CancelKeyDeletionRequest::keyId, "KeyId");
  }

  @Override
  public CancelKeyDeletionResponse answer(CancelKeyDeletionRequest request, Call call) {
    return kms()
        .change(
            key(request, call),
            call.now(),
            (change, key) -> {
              if (key.state() != KeyState.PENDING_DELETION) {
                throw KmsErrors.invalidState(key.arn() + " is not pending deletion.");
              }
              KeyMetadata kept =
                  key.metadata().toBuilder().keyState(KeyState.DISABLED).deletionDate(null).build();
              Keys.keep(change, key, kept);
              return CancelKeyDeletionResponse.builder().keyId(key.arn()).build();
            });
  }
}
