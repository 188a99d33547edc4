package weir.api.kms;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyState;

/// When a key gets new material by itself.
///
/// Nothing runs at that moment: whoever uses the key next rotates it first, and from outside that
/// looks the same.
final class Rotation {
  static final GetKeyRotationStatusResponse NONE =
      GetKeyRotationStatusResponse.builder().keyRotationEnabled(false).build();
  static final int STANDARD_DAYS = 365;

  private Rotation() {}

  static GetKeyRotationStatusResponse every(int days, String keyId, Instant now) {
    return GetKeyRotationStatusResponse.builder()
        .keyRotationEnabled(true)
        .keyId(keyId)
        .rotationPeriodInDays(days)
        .nextRotationDate(now.plus(Duration.ofDays(days)))
        .build();
  }

  /// A key that is disabled or pending deletion waits: it is rotated once it can be used again.
  static boolean isDue(KmsKey key, Instant now) {
    return key.rotation().keyRotationEnabled()
        && key.state() == KeyState.ENABLED
        && !key.rotation().nextRotationDate().isAfter(now);
  }

  static Duration period(KmsKey key) {
    return Duration.ofDays(key.rotation().rotationPeriodInDays());
  }

  /// The last date up to now on which the key was to be rotated.
  static Instant lastDue(KmsKey key, Instant now) {
    Instant first = key.rotation().nextRotationDate();
    long missed = Duration.between(first, now).dividedBy(period(key));
    return first.plus(period(key).multipliedBy(missed));
  }
}
