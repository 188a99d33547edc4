package weir.app;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import weir.api.auth.AccessKeys.AccessKey;
import weir.api.auth.Caller;

/// Access keys that Weir makes for itself: one per owner and for the life of the process, or one
/// for a piece of work. Safe for any number of threads.
///
/// @param <O> whose keys they are, told apart by `equals`
final class OwnKeys<O> {
  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 30;
  private static final int MOST_GIVEN_BACK = 1000;

  private final SecureRandom random;
  private final Map<O, AccessKey> byOwner = new ConcurrentHashMap<>();
  private final Map<String, AccessKey> byId = new ConcurrentHashMap<>();
  private final Queue<String> givenBack = new ConcurrentLinkedQueue<>();
  private final AtomicInteger givenBackCount = new AtomicInteger();

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

  /// A key for work in somebody's name.
  Lent lend(Caller caller) {
    AccessKey key = made(caller);
    byId.put(key.id(), key);
    return new Lent(key, this::takeBack);
  }

  /// The latest ones that were given back are good for a while: work may have asked for more that
  /// is done afterwards, such as keeping an object in columns.
  private void takeBack(AccessKey key) {
    givenBack.add(key.id());
    if (givenBackCount.incrementAndGet() > MOST_GIVEN_BACK) {
      String oldest = givenBack.poll();
      if (oldest != null) {
        givenBackCount.decrementAndGet();
        byId.remove(oldest);
      }
    }
  }

  /// A key that is good at least until it is given back.
  record Lent(AccessKey key, Consumer<AccessKey> takeBack) implements AutoCloseable {
    AwsCredentialsProvider credentials() {
      return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    }

    @Override
    public void close() {
      takeBack.accept(key);
    }
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
