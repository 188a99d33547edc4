package weir.store.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// The keys that wrap every other key. The newest wraps; older ones stay until nothing is wrapped
/// by them any more. Safe for any number of threads.
///
/// They lie in a file that only its owner may read, or, for a service that keeps nothing, in
/// memory.
public final class MasterKeys {
  private final @Nullable MasterKeyFile file;
  private final SecureRandom random = new SecureRandom();
  private List<MasterKey> kept;
  private volatile List<MasterKey> known;

  private MasterKeys(@Nullable MasterKeyFile file, List<MasterKey> kept) {
    this.file = file;
    this.kept = kept;
    this.known = kept;
  }

  /// Reads the file, or makes it with a first key.
  ///
  /// @throws Fault.Unavailable when it cannot be read or written
  /// @throws Fault.Denied when others than its owner may read it
  /// @throws Fault.Corrupt when it is not such a file
  public static MasterKeys inFile(Path path) {
    MasterKeyFile file = new MasterKeyFile(path);
    MasterKeys masters = new MasterKeys(file, file.read());
    if (masters.kept.isEmpty()) {
      masters.add();
    }
    return masters;
  }

  /// A first key that is gone with the process.
  public static MasterKeys ephemeral() {
    MasterKeys masters = new MasterKeys(null, List.of());
    masters.add();
    return masters;
  }

  /// How many there are; more than one only while a rotation is under way.
  synchronized int size() {
    return kept.size();
  }

  /// Makes a new one, which wraps from now on.
  synchronized void add() {
    byte[] secret = new byte[AesGcm.KEY_BYTES];
    random.nextBytes(secret);
    MasterKey newest = new MasterKey(secret);
    keep(appended(kept, newest));
    known = appended(known, newest);
  }

  /// Forgets all but the newest: what the others wrapped is lost when the process ends. Until then
  /// they serve those who have read a wrapped key just before it was wrapped anew.
  synchronized void forgetOlder() {
    keep(List.of(kept.getLast()));
  }

  private void keep(List<MasterKey> changed) {
    if (file != null) {
      file.write(changed);
    }
    kept = changed;
  }

  private static List<MasterKey> appended(List<MasterKey> keys, MasterKey newest) {
    List<MasterKey> more = new ArrayList<>(keys);
    more.add(newest);
    return List.copyOf(more);
  }

  /// @param boundTo what the wrapped key belongs to; it cannot be unwrapped as another's
  byte[] wrap(byte[] secret, byte[] boundTo) {
    MasterKey newest = known.getLast();
    byte[] sealed = AesGcm.seal(newest.secret(), secret, boundTo, random);
    byte[] wrapped = Arrays.copyOf(newest.id(), MasterKey.ID_BYTES + sealed.length);
    System.arraycopy(sealed, 0, wrapped, MasterKey.ID_BYTES, sealed.length);
    return wrapped;
  }

  /// @throws Fault.Corrupt when the wrapped key is damaged, belongs to something else, or was
  ///   wrapped by a master key that is not here
  byte[] unwrap(byte[] wrapped, byte[] boundTo) {
    for (MasterKey key : known) {
      if (key.hasWrapped(wrapped)) {
        byte[] sealed = Arrays.copyOfRange(wrapped, MasterKey.ID_BYTES, wrapped.length);
        return AesGcm.open(key.secret(), sealed, boundTo)
            .orElseThrow(() -> new Fault.Corrupt("a wrapped key in the state is damaged"));
      }
    }
    throw new Fault.Corrupt(
        "a key in the state is wrapped by a master key that " + place() + " does not have");
  }

  boolean canUnwrap(byte[] wrapped) {
    return known.stream().anyMatch(key -> key.hasWrapped(wrapped));
  }

  /// Where they lie, for messages.
  String place() {
    return file == null ? "this process" : file.toString();
  }
}
