package weir.api.iam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import weir.store.state.Scope;

/// How access keys are made and kept.
final class Credentials {
  /// Of keys and sessions: they are found by their id, before any account is known.
  static final Scope PLACE = Scope.global("");

  static final int MOST_KEYS = 2;

  private Credentials() {}

  /// A key that was just made, with its secret for the last time.
  record NewKey(KeyRecord key, String secret) {}

  /// Makes a key of a user.
  static NewKey forUser(Iam iam, AccountChange account, User user, Instant now) {
    NewKey made = make(iam, account, user.name(), user.accessKeys(), now);
    account.put(user.withAccessKeys(with(user.accessKeys(), made)));
    return made;
  }

  /// Makes a key of root.
  static NewKey forRoot(Iam iam, AccountChange account, Instant now) {
    Account owner = account.account();
    NewKey made = make(iam, account, "", owner.rootKeys(), now);
    account.put(owner.withRootKeys(with(owner.rootKeys(), made)));
    return made;
  }

  private static NewKey make(
      Iam iam, AccountChange account, String user, List<String> others, Instant now) {
    if (others.size() >= MOST_KEYS) {
      throw IamError.limitExceeded("Cannot exceed quota for AccessKeysPerUser: " + MOST_KEYS);
    }
    String id = iam.identifiers().accessKeyId();
    String secret = iam.identifiers().secret();
    KeyRecord key =
        new KeyRecord(id, account.accountId(), user, iam.seal().seal(secret, id), true, now);
    account.put(key);
    return new NewKey(key, secret);
  }

  private static List<String> with(List<String> ids, NewKey made) {
    List<String> more = new ArrayList<>(ids);
    more.add(made.key().id());
    return more;
  }
}
