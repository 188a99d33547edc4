package weir.api.kms;

import java.time.Instant;
import software.amazon.awssdk.services.kms.model.RotateKeyOnDemandRequest;
import software.amazon.awssdk.services.kms.model.RotateKeyOnDemandResponse;
import weir.api.gateway.Call;
import weir.store.keys.BackingKey;

/// Gives a key new material now. When it rotates by itself stays as it was.
final class RotateKeyOnDemand
    extends KeyOperation<RotateKeyOnDemandRequest, RotateKeyOnDemandResponse> {
  private static final int MOST_ROTATIONS = 25;

  RotateKeyOnDemand(Kms kms) {
    super(kms, RotateKeyOnDemandRequest::builder, RotateKeyOnDemandRequest::keyId, "KeyId");
  }

  @Override
  public RotateKeyOnDemandResponse answer(RotateKeyOnDemandRequest request, Call call) {
    return kms()
        .change(
            key(request, call),
            call.now(),
            (change, key) -> {
              key.usable();
              long rotations =
                  kms().vault().material(change, key.scope(), key.id()).generations().stream()
                      .filter(one -> one.origin() == BackingKey.Origin.ON_DEMAND)
                      .count();
              if (rotations >= MOST_ROTATIONS) {
                throw KmsErrors.limitExceeded(
                    key.arn()
                        + " was rotated on demand "
                        + MOST_ROTATIONS
                        + " times, which is as often as is allowed");
              }
              Instant now = Kms.seconds(call.now());
              kms().keys().rotate(change, key, now, BackingKey.Origin.ON_DEMAND);
              return RotateKeyOnDemandResponse.builder().keyId(key.arn()).build();
            });
  }
}
