package weir.api.iam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The accounts that this server has.
public final class Accounts {
  private Accounts() {}

  /// A root key that was made just now, to be shown once.
  public record FirstKey(String accountId, String accessKeyId, String secretAccessKey) {
    @Override
    public String toString() {
      return "FirstKey[" + accountId + ", " + accessKeyId + "]";
    }
  }

  /// Makes the accounts that are not there yet. Every new one's root gets an access key, and the
  /// first one's root the key that the settings name, in the place of every key that it had.
  ///
  /// @return the keys that were made up; none when all was there before
  public static List<FirstKey> begin(Iam iam, AccountSettings settings, Instant now) {
    List<FirstKey> made = new ArrayList<>();
    for (String accountId : settings.accountIds()) {
      AccountSettings.RootKey chosen =
          accountId.equals(settings.accountIds().getFirst()) ? settings.rootKey() : null;
      iam.change(
          accountId,
          account -> {
            boolean isNew = account.account().createdAt().equals(Instant.EPOCH);
            if (isNew) {
              account.put(new Account(accountId, now, null, List.of()));
            }
            if (chosen != null) {
              take(iam, account, chosen, now);
            } else if (isNew) {
              Credentials.NewKey key = Credentials.forRoot(iam, account, now);
              made.add(new FirstKey(accountId, key.key().id(), key.secret()));
            }
            return account.accountId();
          });
    }
    return made;
  }

  private static void take(
      Iam iam, AccountChange account, AccountSettings.RootKey chosen, Instant now) {
    account
        .findAccessKey(chosen.id())
        .filter(other -> !other.user().isEmpty() || !other.accountId().equals(account.accountId()))
        .ifPresent(other -> {
          throw new weir.model.aws.Fault.Invalid(
              "WEIR_ROOT_ACCESS_KEY_ID is "
                  + chosen.id()
                  + " but that is a key of another owner; choose another id");
        });
    Account owner = account.account();
    if (owner.rootKeys().contains(chosen.id())
        && account
            .findAccessKey(chosen.id())
            .filter(key -> key.secret().open(iam.seal(), key.id()).equals(chosen.secret()))
            .isPresent()) {
      return;
    }
    owner.rootKeys().forEach(account::removeAccessKey);
    account.put(
        new KeyRecord(
            chosen.id(),
            account.accountId(),
            "",
            iam.seal().seal(chosen.secret(), chosen.id()),
            true,
            now));
    account.put(owner.withRootKeys(List.of(chosen.id())));
  }
}
