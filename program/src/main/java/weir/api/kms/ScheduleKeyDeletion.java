package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a key unusable at once, and destroys it after a waiting period.
final class ScheduleKeyDeletion
    extends KeyOperation<ScheduleKeyDeletionRequest, ScheduleKeyDeletionResponse> {
  ScheduleKeyDeletion(Kms kms) {
    super(
        kms,
        ScheduleKeyDeletionRequest::builder,
        ScheduleKeyDeletionRequest::keyId,
        "KeyId",
        "PendingWindowInDays");
  }

  @Override
  Permission permission(KmsKey key, ScheduleKeyDeletionRequest request, Call call) {
    return super.permission(key, request, call)
        .when("kms:ScheduleKeyDeletionPendingWindowInDays", Integer.toString(days(request)));
  }

  private static int days(ScheduleKeyDeletionRequest request) {
    return RULES.within("pendingWindowInDays", request.pendingWindowInDays(), 7, 30, 30);
  }

  @Override
  public ScheduleKeyDeletionResponse answer(ScheduleKeyDeletionRequest request, Call call) {
    int days = days(request);
    return kms()
        .change(
            key(request, call),
            call.now(),
            (change, key) -> {
              key.notPendingDeletion();
              Instant date = Kms.seconds(call.now()).plus(Duration.ofDays(days));
              KeyMetadata doomed =
                  key.metadata().toBuilder()
                      .enabled(false)
                      .keyState(KeyState.PENDING_DELETION)
                      .deletionDate(date)
                      .build();
              Keys.keep(change, key, doomed);
              return ScheduleKeyDeletionResponse.builder()
                  .keyId(key.arn())
                  .deletionDate(date)
                  .keyState(KeyState.PENDING_DELETION)
                  .pendingWindowInDays(days)
                  .build();
            });
  }
}
