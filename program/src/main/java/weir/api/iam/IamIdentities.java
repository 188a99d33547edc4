package weir.api.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.api.auth.AccessKeys;
import weir.api.auth.Caller;
import weir.api.auth.IdentityPolicies;
import weir.store.state.StateView;

/// What IAM tells the door about callers: whose key it is, and what its owner's policies are. A few
/// look-ups by id each, and every policy is parsed once.
public final class IamIdentities implements AccessKeys, IdentityPolicies {
  private final Iam iam;

  public IamIdentities(Iam iam) {
    this.iam = iam;
  }

  @Override
  public Optional<AccessKey> find(String accessKeyId) {
    return iam.store()
        .read(view ->
            view.find(Kinds.ACCESS_KEY, Credentials.PLACE, accessKeyId)
                .filter(KeyRecord::active)
                .flatMap(key -> lasting(view, key))
                .or(() ->
                    view.find(Kinds.SESSION, Credentials.PLACE, accessKeyId)
                        .flatMap(session -> temporary(view, session))));
  }

  private Optional<AccessKey> lasting(StateView view, KeyRecord key) {
    String secret = key.secret().open(iam.seal(), key.id());
    if (key.user().isEmpty()) {
      return Optional.of(new AccessKey(key.id(), secret, null, null, root(key)));
    }
    AccountView account = new AccountView(view, key.accountId());
    return account
        .find(IdentityKind.USER, key.user())
        .map(user -> new AccessKey(key.id(), secret, null, null, caller(account, user, key.id())));
  }

  private static Caller root(KeyRecord key) {
    String account = key.accountId();
    return new Caller(
        Caller.Kind.ROOT,
        account,
        "arn:aws:iam::" + account + ":root",
        account,
        "",
        key.id(),
        null,
        Map.of());
  }

  private static Caller caller(AccountView account, User user, String keyId) {
    return new Caller(
        Caller.Kind.USER,
        account.accountId(),
        account.arn(user),
        user.id(),
        user.name(),
        keyId,
        null,
        user.tags().values());
  }

  private Optional<AccessKey> temporary(StateView view, SessionRecord session) {
    AccountView account = new AccountView(view, session.accountId());
    return session
        .issuer(account)
        .map(issuer ->
            new AccessKey(
                session.accessKeyId(),
                session.secret().open(iam.seal(), session.accessKeyId()),
                session.token().open(iam.seal(), session.accessKeyId()),
                session.expiresAt(),
                session.caller(issuer)));
  }

  @Override
  public Attached of(Caller caller) {
    return switch (caller.kind()) {
      case ROOT, SERVICE, ANONYMOUS -> Attached.NONE;
      case USER -> attached(caller, IdentityKind.USER);
      case ASSUMED_ROLE -> attached(caller, IdentityKind.ROLE);
    };
  }

  private Attached attached(Caller caller, IdentityKind<?> kind) {
    return iam.read(
        caller.accountId(),
        account ->
            account
                .find(kind, caller.name())
                .map(identity -> attached(account, identity))
                .orElse(Attached.NONE));
  }

  /// Every policy of an identity, and of the groups that it is in.
  static Attached attached(AccountView account, Identity identity) {
    List<NamedPolicy> policies = new ArrayList<>(named(account, identity.policies()));
    if (identity instanceof User user) {
      for (String group : user.groups()) {
        account
            .find(IdentityKind.GROUP, group)
            .ifPresent(found -> policies.addAll(named(account, found.policies())));
      }
    }
    return new Attached(policies, boundary(account, identity));
  }

  private static Optional<NamedPolicy> boundary(AccountView account, Identity identity) {
    if (!(identity instanceof Bounded bounded) || bounded.boundary() == null) {
      return Optional.empty();
    }
    String arn = bounded.boundary();
    return account.findPolicy(arn).map(policy -> new NamedPolicy(arn, policy.policy().document()));
  }

  private static List<NamedPolicy> named(AccountView account, PolicySet policies) {
    List<NamedPolicy> named = new ArrayList<>();
    policies
        .inline()
        .forEach((name, policy) -> named.add(new NamedPolicy(name, policy.document())));
    for (String arn : policies.attached()) {
      account
          .findPolicy(arn)
          .ifPresent(policy -> named.add(new NamedPolicy(arn, policy.policy().document())));
    }
    return named;
  }
}
