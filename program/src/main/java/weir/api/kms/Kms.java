package weir.api.kms;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import weir.api.auth.Authorizer;
import weir.api.gateway.CallListener;
import weir.store.keys.KeyMaterial;
import weir.store.keys.KeyVault;
import weir.store.keys.MasterKeys;
import weir.store.state.Scope;
import weir.store.state.StateChange;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// The keys of all accounts: what the operations of KMS and the other services work with. Safe for
/// any number of threads.
public final class Kms {
  private static final String OF_S3 = Aliases.RESERVED + "s3";

  /// Services and the unsigned have none.
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  private final StateStore store;
  private final KeyVault vault;
  private final Keys keys;
  private final DataKeyDesk dataKeys;

  /// @param authorizer decides for those who use keys through another service
  /// @param audit hears of what they do
  /// @throws weir.model.aws.Fault.Corrupt when the master keys are not those of this state
  public Kms(StateStore store, MasterKeys masters, Authorizer authorizer, CallListener audit) {
    this.store = store;
    this.vault = KeyVault.open(store, masters);
    this.keys = new Keys(vault);
    this.dataKeys = new DataKeyDesk(this, authorizer, new KeyUses(audit));
  }

  /// Data keys for a service that encrypts at rest.
  public DataKeyDesk dataKeys() {
    return dataKeys;
  }

  /// Destroys the keys whose waiting period is over and rotates those whose date has come. Both are
  /// in force without it; it is there so that destroyed material does not lie around. Call it at
  /// least once a day.
  ///
  /// @return how many keys were destroyed
  public int sweep(Instant now) {
    return store.change(change -> {
      int destroyed = 0;
      for (StateView.Owned<?> owned : change.everywhere(KmsDocuments.KEY)) {
        Scope scope = owned.scope();
        KmsKey key = Keys.read(change, scope, change.get(KmsDocuments.KEY, scope, owned.id()));
        if (key.isGone(now)) {
          keys.destroy(change, key);
          destroyed++;
        } else {
          keys.rotateWhenDue(change, key, seconds(now));
        }
      }
      return destroyed;
    });
  }

  /// Makes a new master key and wraps every key by it.
  public void rotateMaster() {
    vault.rotateMaster();
  }

  KeyVault vault() {
    return vault;
  }

  Keys keys() {
    return keys;
  }

  <R extends @Nullable Object> R read(Function<StateView, R> question) {
    return store.read(question);
  }

  <R extends @Nullable Object> R change(Function<StateChange, R> deed) {
    return store.change(deed);
  }

  KeyMaterial material(KmsKey key) {
    return store.read(view -> vault.material(view, key.scope(), key.id()));
  }

  /// The key that a name points at, rotated when its date has come. S3's own key comes to be when
  /// it is first named.
  Optional<KmsKey> find(KeyReference reference, Instant now) {
    Optional<KmsKey> key = store.read(view -> keys.find(view, reference, now));
    if (key.isEmpty()
        && reference instanceof KeyReference.ByAlias alias
        && alias.name().equals(OF_S3)
        && ACCOUNT.matcher(alias.scope().accountId()).matches()) {
      return Optional.of(store.change(change -> makeForS3(change, alias, seconds(now))));
    }
    return key.map(
        found -> Rotation.isDue(found, now) ? change(found, now, (change, again) -> again) : found);
  }

  KmsKey require(KeyReference reference, Instant now) {
    return find(reference, now)
        .orElseThrow(() ->
            switch (reference) {
              case KeyReference.ById named ->
                  KmsErrors.noKey(KmsKey.arn(named.scope(), named.keyId()));
              case KeyReference.ByAlias alias -> KmsErrors.noAlias(alias.arn());
            });
  }

  /// Changes a key as it is now, which may be otherwise than when `key` was read.
  <R> R change(KmsKey key, Instant now, BiFunction<StateChange, KmsKey, R> deed) {
    return store.change(change -> {
      KmsKey current =
          keys.find(change, key.scope(), key.id(), now)
              .orElseThrow(() -> KmsErrors.noKey(key.arn()));
      return deed.apply(change, keys.rotateWhenDue(change, current, seconds(now)));
    });
  }

  private KmsKey makeForS3(StateChange change, KeyReference.ByAlias alias, Instant now) {
    Optional<KmsKey> meanwhile = keys.find(change, alias, now);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    Keys.Wanted wanted =
        new Keys.Wanted(
            Keys.Wanted.newId(),
            "Default key that protects my S3 objects when no other key is defined",
            KeyPolicies.ofS3(alias.scope()),
            List.of(),
            KeyManagerType.AWS);
    KmsKey key = keys.make(change, alias.scope(), wanted, now);
    change.put(
        KmsDocuments.ROTATION,
        key.scope(),
        key.id(),
        Rotation.every(Rotation.STANDARD_DAYS, key.id(), now));
    Aliases.point(change, alias, key, now, now);
    return keys.find(change, alias, now).orElse(key);
  }

  /// Dates of KMS have whole seconds.
  static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
