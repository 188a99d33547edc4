package weir.api.iam;

import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weir.store.state.DocumentKind;
import weir.store.state.StateChange;

/// A change of one account's identities and policies.
final class AccountChange extends AccountView {
  private final StateChange change;

  AccountChange(StateChange change, String accountId) {
    super(change, accountId);
    this.change = change;
  }

  void put(Account account) {
    change.put(Kinds.ACCOUNT, scope(), account.id(), account);
  }

  void put(Identity identity) {
    switch (identity) {
      case User user -> change.put(Kinds.USER, scope(), user.name(), user);
      case Group group -> change.put(Kinds.GROUP, scope(), group.name(), group);
      case Role role -> change.put(Kinds.ROLE, scope(), role.name(), role);
    }
  }

  void remove(Identity identity) {
    switch (identity) {
      case User user -> change.remove(Kinds.USER, scope(), user.name());
      case Group group -> change.remove(Kinds.GROUP, scope(), group.name());
      case Role role -> change.remove(Kinds.ROLE, scope(), role.name());
    }
  }

  void put(ManagedPolicy policy) {
    change.put(Kinds.POLICY, scope(), policy.name(), policy);
  }

  void remove(ManagedPolicy policy) {
    change.remove(Kinds.POLICY, scope(), policy.name());
  }

  void put(InstanceProfile profile) {
    change.put(Kinds.INSTANCE_PROFILE, scope(), profile.name(), profile);
  }

  void remove(InstanceProfile profile) {
    change.remove(Kinds.INSTANCE_PROFILE, scope(), profile.name());
  }

  void put(KeyRecord key) {
    change.put(Kinds.ACCESS_KEY, Credentials.PLACE, key.id(), key);
  }

  void removeAccessKey(String id) {
    change.remove(Kinds.ACCESS_KEY, Credentials.PLACE, id);
    change.remove(Kinds.ACCESS_KEY_USE, Credentials.PLACE, id);
  }

  void put(String accessKeyId, KeyUse use) {
    change.put(Kinds.ACCESS_KEY_USE, Credentials.PLACE, accessKeyId, use);
  }

  void put(SessionRecord session) {
    change.put(Kinds.SESSION, Credentials.PLACE, session.accessKeyId(), session);
  }

  void forgetSessionsBefore(Instant now) {
    change.all(Kinds.SESSION, Credentials.PLACE).stream()
        .filter(session -> !session.expiresAt().isAfter(now))
        .forEach(session -> change.remove(Kinds.SESSION, Credentials.PLACE, session.accessKeyId()));
  }

  /// Fails when a name is taken: names that differ in case only are one name.
  <T extends Identity> void demandFree(IdentityKind<T> kind, String name) {
    if (taken(kind.documents(), other -> other.name().equalsIgnoreCase(name))) {
      throw IamError.alreadyExists(kind.title() + " with name " + name + " already exists.");
    }
  }

  <T> boolean taken(DocumentKind<T> kind, Predicate<T> same) {
    return all(kind).stream().anyMatch(same);
  }

  /// A managed policy that is to be attached.
  ManagedPolicy attachable(@Nullable String arn) {
    String checked = Constraint.text("policyArn", arn, 20, 2048);
    return findPolicy(checked)
        .orElseThrow(() ->
            IamError.noSuchEntity("Policy " + checked + " does not exist or is not attachable."));
  }
}
