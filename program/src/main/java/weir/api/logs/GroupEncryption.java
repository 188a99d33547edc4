package weir.api.logs;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import weir.api.protocol.ApiException;
import weir.store.objects.DataKeys;
import weir.store.objects.EncryptionRule;
import weir.store.objects.ObjectEncryption;
import weir.store.objects.ObjectRefusal;
import weir.store.objects.Sealing;

/// How a group with a KMS key is encrypted. The key is used by the service, not by the caller, and
/// bound to the group by the encryption context `aws:logs:arn`, which the key's policy can ask for.
final class GroupEncryption {
  /// The key of the encryption context.
  static final String CONTEXT = "aws:logs:arn";

  private GroupEncryption() {}

  /// Groups that have no key any more may still have files that were encrypted by one.
  static Sealing sealing(LogGroup group, GroupAddress address, GroupKeys keys) {
    @Nullable EncryptionRule rule =
        group.kmsKeyId() == null ? null : rule(group.kmsKeyId(), address);
    return new Sealing(rule, keys.of(address.scope(), address.arn()));
  }

  /// How bytes of a group are encrypted with a key.
  static EncryptionRule rule(String key, GroupAddress address) {
    return new EncryptionRule(EncryptionRule.Kind.KMS, key, Map.of(CONTEXT, address.arn()), false);
  }

  /// Sees whether the key can be used now: open files have their data keys in memory, and would go
  /// on without it.
  ///
  /// @return the key's ARN
  /// @throws ObjectRefusal when it cannot
  static String prove(String key, GroupAddress address, GroupKeys keys) {
    EncryptionRule rule = rule(key, address);
    DataKeys using = keys.of(address.scope(), address.arn());
    DataKeys.DataKey made = using.generate(rule);
    using.unwrap(new ObjectEncryption(made.rule(), made.wrapped()));
    return String.valueOf(made.rule().keyId());
  }

  static ApiException refused(ObjectRefusal refusal, GroupAddress address) {
    return switch (refusal.reason()) {
      case KEY_DISABLED, KEY_PENDING_DELETION, KEY_NOT_FOUND ->
          LogsErrors.invalid(refusal.sentence());
      default ->
          LogsErrors.accessDenied(
              "The specified KMS key does not exist or is not allowed to be used with Arn '"
                  + address.arn()
                  + "'");
    };
  }
}
