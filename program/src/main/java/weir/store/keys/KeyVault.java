package weir.store.keys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import weir.model.aws.Fault;
import weir.store.state.Scope;
import weir.store.state.StateChange;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// Keeps the material of keys, and encrypts and decrypts with it. Safe for any number of threads.
///
/// Backing keys leave it for nobody; they are in the clear only while one is used.
public final class KeyVault {
  private static final int ID_BYTES = 32;

  private final StateStore store;
  private final MasterKeys masters;
  private final SecureRandom random = new SecureRandom();

  private KeyVault(StateStore store, MasterKeys masters) {
    this.store = store;
    this.masters = masters;
  }

  /// Opens the vault, and ends a rotation of the master keys that a crash has cut off.
  ///
  /// @throws Fault.Corrupt when the state has keys that no master key here can unwrap: the file of
  ///   the master keys belongs to another state, or was lost
  public static KeyVault open(StateStore store, MasterKeys masters) {
    KeyVault vault = new KeyVault(store, masters);
    store.read(view -> {
      for (StateView.Owned<KeyMaterial> owned : view.everywhere(KeyMaterial.KIND)) {
        if (!owned.document().generations().stream()
            .allMatch(key -> masters.canUnwrap(key.wrapped()))) {
          throw new Fault.Corrupt(
              "the KMS key "
                  + owned.id()
                  + " is wrapped by a master key that "
                  + masters.place()
                  + " does not have; put back the file that belongs to this state");
        }
      }
      return masters;
    });
    if (masters.size() > 1) {
      vault.wrapAnew();
    }
    return vault;
  }

  /// Makes the first backing key of a key.
  public BackingKey create(StateChange change, Scope scope, String keyId, Instant now) {
    BackingKey first = make(keyId, now, BackingKey.Origin.CREATED);
    change.put(KeyMaterial.KIND, scope, keyId, new KeyMaterial(java.util.List.of(first)));
    return first;
  }

  /// Makes the next backing key, which encrypts from now on.
  public BackingKey rotate(
      StateChange change, Scope scope, String keyId, Instant since, BackingKey.Origin origin) {
    KeyMaterial material = material(change, scope, keyId);
    BackingKey next = make(keyId, since, origin);
    change.put(KeyMaterial.KIND, scope, keyId, material.with(next));
    return next;
  }

  /// Forgets the material: nothing that the key ever encrypted can be decrypted again.
  public void destroy(StateChange change, Scope scope, String keyId) {
    change.remove(KeyMaterial.KIND, scope, keyId);
  }

  /// @throws Fault.NotFound when the key has none
  public KeyMaterial material(StateView view, Scope scope, String keyId) {
    return view.get(KeyMaterial.KIND, scope, keyId);
  }

  /// Encrypts with the newest backing key.
  public Ciphertext encrypt(
      KeyMaterial material, String keyArn, byte[] plaintext, EncryptionContext context) {
    byte[] salt = new byte[MessageKey.SALT_BYTES];
    random.nextBytes(salt);
    int generation = material.generations().size() - 1;
    Ciphertext unsealed = new Ciphertext(keyArn, generation, salt, new byte[0]);
    byte[] sealed =
        using(
            material.current(),
            unsealed,
            key -> AesGcm.seal(key, plaintext, boundTo(unsealed, context), random));
    return new Ciphertext(keyArn, generation, salt, sealed);
  }

  /// Decrypts with the backing key that encrypted.
  ///
  /// @return empty when a bit of the ciphertext or of the context is another
  public Optional<byte[]> decrypt(
      KeyMaterial material, Ciphertext ciphertext, EncryptionContext context) {
    int generation = ciphertext.generation();
    if (generation < 0 || generation >= material.generations().size()) {
      return Optional.empty();
    }
    return using(
        material.generations().get(generation),
        ciphertext,
        key -> AesGcm.open(key, ciphertext.sealed(), boundTo(ciphertext, context)));
  }

  /// Bytes that nobody can guess.
  public byte[] random(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return drawn;
  }

  /// Makes a new master key, wraps every key by it and forgets the older ones. What lies around in
  /// free pages of the database or in old backups cannot be unwrapped after that.
  ///
  /// A crash in the midst loses nothing: [#open] goes on with it.
  public synchronized void rotateMaster() {
    masters.add();
    wrapAnew();
  }

  private void wrapAnew() {
    store.change(change -> {
      for (StateView.Owned<KeyMaterial> owned : change.everywhere(KeyMaterial.KIND)) {
        KeyMaterial anew =
            new KeyMaterial(
                owned.document().generations().stream()
                    .map(key -> wrappedAnew(owned.id(), key))
                    .toList());
        change.put(KeyMaterial.KIND, owned.scope(), owned.id(), anew);
      }
      return masters;
    });
    masters.forgetOlder();
  }

  private BackingKey wrappedAnew(String keyId, BackingKey key) {
    byte[] bound = owner(keyId, key.id());
    byte[] secret = masters.unwrap(key.wrapped(), bound);
    try {
      return key.wrappedAs(masters.wrap(secret, bound));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private BackingKey make(String keyId, Instant since, BackingKey.Origin origin) {
    String id = HexFormat.of().formatHex(random(ID_BYTES));
    byte[] secret = random(AesGcm.KEY_BYTES);
    try {
      return new BackingKey(id, since, origin, masters.wrap(secret, owner(keyId, id)));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private <R> R using(BackingKey key, Ciphertext ciphertext, Function<byte[], R> deed) {
    String keyId = ciphertext.keyArn().substring(ciphertext.keyArn().lastIndexOf('/') + 1);
    byte[] secret = masters.unwrap(key.wrapped(), owner(keyId, key.id()));
    byte[] messageKey = MessageKey.of(secret, ciphertext.salt());
    try {
      return deed.apply(messageKey);
    } finally {
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(messageKey, (byte) 0);
    }
  }

  private static byte[] owner(String keyId, String backingKeyId) {
    return (keyId + "/" + backingKeyId).getBytes(StandardCharsets.UTF_8);
  }

  /// The header is sealed in as well: a ciphertext cannot be passed off as another key's.
  private static byte[] boundTo(Ciphertext ciphertext, EncryptionContext context) {
    byte[] header = ciphertext.header();
    byte[] pairs = context.canonical();
    byte[] all = Arrays.copyOf(header, header.length + pairs.length);
    System.arraycopy(pairs, 0, all, header.length, pairs.length);
    return all;
  }
}
