package weir.api.kms;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.Tag;
import weir.api.auth.Caller;
import weir.api.auth.Permission;
import weir.api.auth.PolicyDocument;
import weir.store.state.Scope;

/// A key as it was at one moment, without its material.
record KmsKey(
    Scope scope,
    KeyMetadata metadata,
    PolicyDocument policy,
    List<Tag> tags,
    GetKeyRotationStatusResponse rotation) {
  KmsKey {
    tags = List.copyOf(tags);
  }

  static String arn(Scope scope, String keyId) {
    return "arn:aws:kms:" + scope.region() + ":" + scope.accountId() + ":key/" + keyId;
  }

  String id() {
    return metadata.keyId();
  }

  String arn() {
    return metadata.arn();
  }

  KeyState state() {
    return metadata.keyState();
  }

  /// Whether the waiting period is over: the key is gone, even if nobody has swept it away yet.
  boolean isGone(Instant now) {
    return state() == KeyState.PENDING_DELETION && !metadata.deletionDate().isAfter(now);
  }

  KmsKey notPendingDeletion() {
    if (state() == KeyState.PENDING_DELETION) {
      throw KmsErrors.pendingDeletion(arn());
    }
    return this;
  }

  KmsKey usable() {
    notPendingDeletion();
    if (state() == KeyState.DISABLED) {
      throw KmsErrors.disabled(arn());
    }
    return this;
  }

  /// An action on this key, which its policy has to allow: to somebody by name, or to the account,
  /// whose own policies then decide.
  Permission permission(String action, Caller caller) {
    Permission permission =
        Permission.of(action, arn())
            .guardedBy(policy, scope.accountId())
            .when("kms:CallerAccount", caller.accountId())
            .when("kms:KeySpec", metadata.keySpecAsString())
            .when("kms:KeyUsage", metadata.keyUsageAsString())
            .when("kms:KeyOrigin", metadata.originAsString())
            .when("kms:MultiRegion", "false");
    for (Tag tag : tags) {
      permission = permission.when("aws:ResourceTag/" + tag.tagKey(), tag.tagValue());
    }
    return permission;
  }
}
