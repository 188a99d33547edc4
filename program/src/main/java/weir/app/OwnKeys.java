package weir.app;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import weir.api.auth.AccessKeys.AccessKey;
import weir.api.auth.Caller;

/// Access keys that Weir makes for itself, one per owner and for the life of the process. Safe for
/// any number of threads.
///
/// @param <O> whose keys they are, told apart by `equals`
final class OwnKeys<O> {
  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 30;

  private final SecureRandom random;
  private final Map<O, AccessKey> byOwner = new ConcurrentHashMap<>();
  private final Map<String, AccessKey> byId = new ConcurrentHashMap<>();

  OwnKeys(SecureRandom random) {
    this.random = random;
  }

  Optional<AccessKey> find(String accessKeyId) {
    return Optional.ofNullable(byId.get(accessKeyId));
  }

  /// The owner's key, which stands for a caller from now on.
  AwsCredentials credentials(O owner, Caller caller) {
    AccessKey last = byOwner.computeIfAbsent(owner, _ -> made(caller));
    AccessKey key = new AccessKey(last.id(), last.secret(), null, null, caller);
    byId.put(key.id(), key);
    return AwsBasicCredentials.create(key.id(), key.secret());
  }

  private AccessKey made(Caller caller) {
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    return new AccessKey(
        "WEIR" + HexFormat.of().withUpperCase().formatHex(id),
        Base64.getEncoder().encodeToString(secret),
        null,
        null,
        caller);
  }
}
