package weir.api.auth;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The signing keys that were derived lately, for deriving one costs more than the rest of a
/// verification. Safe for any number of threads.
final class SigningKeys {
  /// Callers choose day and region, so the number of keys is theirs to choose too.
  private static final int MOST = 4096;

  private final ConcurrentMap<Credential, Derived> derived = new ConcurrentHashMap<>();

  /// Not a record, so that no secret is ever printed.
  private static final class Derived {
    private final String secret;
    private final SigningKey key;

    Derived(String secret, SigningKey key) {
      this.secret = secret;
      this.key = key;
    }
  }

  SigningKey of(String secret, Credential credential) {
    Derived known = derived.get(credential);
    if (known != null && known.secret.equals(secret)) {
      return known.key;
    }
    SigningKey key = SigningKey.derive(secret, credential);
    if (derived.size() >= MOST) {
      derived.clear();
    }
    derived.put(credential, new Derived(secret, key));
    return key;
  }
}
