package weir.api.iam;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.store.state.DocumentKind;
import weir.store.state.Scope;
import weir.store.state.StateView;

/// One account's identities and policies at one moment. The plain nouns throw NoSuchEntity.
class AccountView {
  private final StateView view;
  private final String accountId;

  AccountView(StateView view, String accountId) {
    this.view = view;
    this.accountId = accountId;
  }

  final String accountId() {
    return accountId;
  }

  final Scope scope() {
    return Scope.global(accountId);
  }

  final Account account() {
    return view.find(Kinds.ACCOUNT, scope(), accountId)
        .orElseGet(() -> new Account(accountId, java.time.Instant.EPOCH, null, List.of()));
  }

  final <T extends Identity> Optional<T> find(IdentityKind<T> kind, @Nullable String name) {
    return name == null ? Optional.empty() : view.find(kind.documents(), scope(), name);
  }

  final <T extends Identity> T identity(IdentityKind<T> kind, @Nullable String name) {
    String checked = kind.checkedName(name);
    return find(kind, checked)
        .orElseThrow(() ->
            IamError.noSuchEntity(
                "The " + kind.word() + " with name " + checked + " cannot be found."));
  }

  final <T> List<T> all(DocumentKind<T> kind) {
    return view.all(kind, scope());
  }

  final User user(@Nullable String name) {
    return identity(IdentityKind.USER, name);
  }

  final Group group(@Nullable String name) {
    return identity(IdentityKind.GROUP, name);
  }

  final Role role(@Nullable String name) {
    return identity(IdentityKind.ROLE, name);
  }

  final List<User> usersIn(String group) {
    return all(Kinds.USER).stream().filter(user -> user.groups().contains(group)).toList();
  }

  /// Every user, group and role.
  final Stream<Identity> identities() {
    return Stream.of(Kinds.USER, Kinds.GROUP, Kinds.ROLE).flatMap(kind -> all(kind).stream());
  }

  /// A policy of this account, or one that AWS gives everybody.
  final Optional<ManagedPolicy> findPolicy(@Nullable String arn) {
    if (arn == null) {
      return Optional.empty();
    }
    Optional<ManagedPolicy> given = AwsPolicies.find(arn);
    return given.isPresent()
        ? given
        : view.find(Kinds.POLICY, scope(), arn.substring(arn.lastIndexOf('/') + 1))
            .filter(policy -> policy.arn().equals(arn));
  }

  final ManagedPolicy policy(@Nullable String arn) {
    String checked = Constraint.text("policyArn", arn, 20, 2048);
    if (!checked.startsWith("arn:")) {
      throw IamError.validation("Invalid ARN:  Could not be parsed!");
    }
    return findPolicy(checked)
        .orElseThrow(() -> IamError.noSuchEntity("Policy " + checked + " was not found."));
  }

  /// Those to which a managed policy is attached.
  final long attachments(String arn) {
    return identities().filter(identity -> identity.policies().attached().contains(arn)).count();
  }

  /// Users and roles that a policy bounds.
  final long bounds(String arn) {
    return identities()
        .filter(identity -> identity instanceof Bounded bounded && arn.equals(bounded.boundary()))
        .count();
  }

  final Optional<InstanceProfile> findInstanceProfile(String name) {
    return view.find(Kinds.INSTANCE_PROFILE, scope(), name);
  }

  final InstanceProfile instanceProfile(@Nullable String name) {
    String checked = Constraint.instanceProfileName(name);
    return findInstanceProfile(checked)
        .orElseThrow(
            () -> IamError.noSuchEntity("Instance Profile " + checked + " cannot be found."));
  }

  final Optional<KeyRecord> findAccessKey(String id) {
    return view.find(Kinds.ACCESS_KEY, Credentials.PLACE, id);
  }

  final Optional<KeyUse> findUse(String accessKeyId) {
    return view.find(Kinds.ACCESS_KEY_USE, Credentials.PLACE, accessKeyId);
  }

  final String arn(Identity identity) {
    return switch (identity) {
      case User user -> arn("user", user.path(), user.name());
      case Group group -> arn("group", group.path(), group.name());
      case Role role -> arn("role", role.path(), role.name());
    };
  }

  final String arn(InstanceProfile profile) {
    return arn("instance-profile", profile.path(), profile.name());
  }

  /// @param type `user`
  final String arn(String type, String path, String name) {
    return "arn:aws:iam::" + accountId + ":" + type + path + name;
  }
}
