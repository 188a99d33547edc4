package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import software.amazon.awssdk.services.kms.model.EnableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationResponse;
import weir.api.gateway.Call;

/// Has a key get new material by itself, every 365 days or as often as is asked.
final class EnableKeyRotation
    extends KeyOperation<EnableKeyRotationRequest, EnableKeyRotationResponse> {
  EnableKeyRotation(Kms kms) {
    super(
        kms,
        EnableKeyRotationRequest::builder,
        EnableKeyRotationRequest::keyId,
        "KeyId",
        "RotationPeriodInDays");
  }

  @Override
  public EnableKeyRotationResponse answer(EnableKeyRotationRequest request, Call call) {
    int days =
        RULES.within(
            "rotationPeriodInDays",
            request.rotationPeriodInDays(),
            90,
            2560,
            Rotation.STANDARD_DAYS);
    return kms()
        .change(
            key(request, call),
            call.now(),
            (change, key) -> {
              key.usable();
              change.put(
                  KmsDocuments.ROTATION,
                  key.scope(),
                  key.id(),
                  Rotation.every(days, key.id(), Kms.seconds(call.now())));
              return EnableKeyRotationResponse.builder().build();
            });
  }
}
