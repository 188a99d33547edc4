package weir.api.kms;

import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusRequest;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyState;
import weir.api.gateway.Call;

/// Shows whether and when a key gets new material by itself.
final class GetKeyRotationStatus
    extends KeyOperation<GetKeyRotationStatusRequest, GetKeyRotationStatusResponse> {
  GetKeyRotationStatus(Kms kms) {
    super(kms, GetKeyRotationStatusRequest::builder, GetKeyRotationStatusRequest::keyId, "KeyId");
  }

  @Override
  boolean forUsers() {
    return true;
  }

  @Override
  public GetKeyRotationStatusResponse answer(GetKeyRotationStatusRequest request, Call call) {
    KmsKey key = key(request, call);
    GetKeyRotationStatusResponse.Builder status = key.rotation().toBuilder().keyId(key.arn());
    return key.state() == KeyState.PENDING_DELETION
        ? status.keyRotationEnabled(false).rotationPeriodInDays(null).nextRotationDate(null).build()
        : status.build();
  }
}
