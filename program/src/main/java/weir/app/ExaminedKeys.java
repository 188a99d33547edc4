package weir.app;

import java.time.InstantSource;
import java.util.Map;
import weir.api.auth.Caller;
import weir.api.auth.RequestFacts;
import weir.api.kms.DataKeyDesk;
import weir.api.kms.KeyCondition;
import weir.api.kms.KeyUser;
import weir.diagnosis.KeyFacts;

/// What the doctor needs to know of the keys that destinations encrypt with.
final class ExaminedKeys {
  private final DataKeyDesk desk;
  private final InstantSource clock;

  ExaminedKeys(DataKeyDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /// @param caller the service that has to use the key
  /// @param account where a key id without an ARN belongs; empty for none
  /// @param through the service that asks KMS for it: `s3`
  /// @param context that the use is bound to
  KeyFacts of(
      String key,
      Caller caller,
      String account,
      String region,
      String through,
      Map<String, String> context) {
    RequestFacts facts = new RequestFacts("", caller.name(), true, region, clock.instant());
    KeyCondition condition =
        desk.condition(new KeyUser(caller, facts, account, through), key, context);
    return new KeyFacts(
        key, state(condition.state()), condition.sentence(), condition.policy(), caller.name());
  }

  private static KeyFacts.State state(KeyCondition.State state) {
    return switch (state) {
      case USABLE -> KeyFacts.State.USABLE;
      case MISSING -> KeyFacts.State.MISSING;
      case DISABLED -> KeyFacts.State.DISABLED;
      case PENDING_DELETION -> KeyFacts.State.PENDING_DELETION;
      case DENIED -> KeyFacts.State.DENIED;
    };
  }
}
