package weir.api.kms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.Tag;
import weir.api.auth.PolicyDocument;
import weir.store.keys.BackingKey;
import weir.store.keys.KeyVault;
import weir.store.state.Scope;
import weir.store.state.StateChange;
import weir.store.state.StateView;

/// Makes, finds and destroys keys within a look at the state or a change of it.
final class Keys {
  private final KeyVault vault;

  Keys(KeyVault vault) {
    this.vault = vault;
  }

  /// What a new key is to be.
  record Wanted(
      String keyId,
      String description,
      PolicyDocument policy,
      List<Tag> tags,
      KeyManagerType manager) {
    static String newId() {
      return UUID.randomUUID().toString();
    }
  }

  @SuppressWarnings("deprecation") // older clients read CustomerMasterKeySpec
  KmsKey make(StateChange change, Scope scope, Wanted wanted, Instant now) {
    BackingKey first = vault.create(change, scope, wanted.keyId(), now);
    KeyMetadata metadata =
        KeyMetadata.builder()
            .awsAccountId(scope.accountId())
            .keyId(wanted.keyId())
            .arn(KmsKey.arn(scope, wanted.keyId()))
            .creationDate(now)
            .enabled(true)
            .description(wanted.description())
            .keyUsage(KeyUsageType.ENCRYPT_DECRYPT)
            .keyState(KeyState.ENABLED)
            .origin(OriginType.AWS_KMS)
            .keyManager(wanted.manager())
            .customerMasterKeySpec(Cryptography.ALGORITHM)
            .keySpec(KeySpec.SYMMETRIC_DEFAULT)
            .encryptionAlgorithms(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
            .multiRegion(false)
            .currentKeyMaterialId(first.id())
            .build();
    KmsKey key = new KmsKey(scope, metadata, wanted.policy(), wanted.tags(), Rotation.NONE);
    change.put(KmsDocuments.KEY, scope, key.id(), metadata);
    change.put(KmsDocuments.POLICY, scope, key.id(), wanted.policy());
    keepTags(change, key, wanted.tags());
    return key;
  }

  static void keep(StateChange change, KmsKey key, KeyMetadata metadata) {
    change.put(KmsDocuments.KEY, key.scope(), key.id(), metadata);
  }

  static void keepTags(StateChange change, KmsKey key, List<Tag> tags) {
    change.put(
        KmsDocuments.TAGS,
        key.scope(),
        key.id(),
        ListResourceTagsResponse.builder().tags(tags).build());
  }

  Optional<KmsKey> find(StateView view, Scope scope, String keyId, Instant now) {
    return view.find(KmsDocuments.KEY, scope, keyId)
        .map(metadata -> read(view, scope, metadata))
        .filter(key -> !key.isGone(now));
  }

  /// Every key of an account and region, by ascending id.
  List<KmsKey> all(StateView view, Scope scope, Instant now) {
    return view.all(KmsDocuments.KEY, scope).stream()
        .map(metadata -> read(view, scope, metadata))
        .filter(key -> !key.isGone(now))
        .toList();
  }

  static KmsKey read(StateView view, Scope scope, KeyMetadata metadata) {
    String keyId = metadata.keyId();
    return new KmsKey(
        scope,
        metadata,
        view.get(KmsDocuments.POLICY, scope, keyId),
        view.find(KmsDocuments.TAGS, scope, keyId)
            .map(ListResourceTagsResponse::tags)
            .orElse(List.of()),
        view.find(KmsDocuments.ROTATION, scope, keyId).orElse(Rotation.NONE));
  }

  /// The key that a name points at.
  Optional<KmsKey> find(StateView view, KeyReference reference, Instant now) {
    String keyId =
        switch (reference) {
          case KeyReference.ById named -> named.keyId();
          case KeyReference.ByAlias alias -> target(view, alias);
        };
    return keyId == null ? Optional.empty() : find(view, reference.scope(), keyId, now);
  }

  private static @Nullable String target(StateView view, KeyReference.ByAlias alias) {
    return Aliases.find(view, alias).map(AliasListEntry::targetKeyId).orElse(null);
  }

  /// Destroys a key's material and forgets everything about it.
  void destroy(StateChange change, KmsKey key) {
    vault.destroy(change, key.scope(), key.id());
    Aliases.of(change, key)
        .forEach(alias -> change.remove(KmsDocuments.ALIAS, key.scope(), alias.aliasName()));
    change.remove(KmsDocuments.ROTATION, key.scope(), key.id());
    change.remove(KmsDocuments.TAGS, key.scope(), key.id());
    change.remove(KmsDocuments.POLICY, key.scope(), key.id());
    change.remove(KmsDocuments.KEY, key.scope(), key.id());
  }

  /// Rotates a key whose period is over.
  KmsKey rotateWhenDue(StateChange change, KmsKey key, Instant now) {
    if (!Rotation.isDue(key, now)) {
      return key;
    }
    Instant due = Rotation.lastDue(key, now);
    KmsKey rotated = rotate(change, key, due, BackingKey.Origin.AUTOMATIC);
    GetKeyRotationStatusResponse next =
        rotated.rotation().toBuilder().nextRotationDate(due.plus(Rotation.period(rotated))).build();
    change.put(KmsDocuments.ROTATION, key.scope(), key.id(), next);
    return read(change, key.scope(), rotated.metadata());
  }

  KmsKey rotate(StateChange change, KmsKey key, Instant since, BackingKey.Origin origin) {
    BackingKey next = vault.rotate(change, key.scope(), key.id(), since, origin);
    KeyMetadata metadata = key.metadata().toBuilder().currentKeyMaterialId(next.id()).build();
    keep(change, key, metadata);
    return read(change, key.scope(), metadata);
  }
}
