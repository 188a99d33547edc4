package weir.api.logs;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import weir.store.objects.DataKeys;

/// The key of KMS under which an answer's rows are kept: that of the first group asked that has
/// one.
///
/// @param keyArn as the group was when it was asked
record AnswerLock(GroupAddress group, String keyArn, DataKeys keys) {
  /// Empty when no group has a key.
  static Optional<AnswerLock> of(List<OpenGroups.OpenGroup> groups, GroupKeys keys) {
    for (OpenGroups.OpenGroup group : groups) {
      LogGroup document = group.document();
      if (document.kmsKeyId() != null) {
        GroupAddress address = group.address();
        return Optional.of(
            new AnswerLock(address, document.kmsKeyId(), keys.of(address.scope(), address.arn())));
      }
    }
    return Optional.empty();
  }

  /// A new data key.
  ///
  /// @throws weir.store.objects.ObjectRefusal when the key above may not be used
  DataKeys.DataKey newKey() {
    return keys.generate(GroupEncryption.rule(keyArn, group));
  }
}
