package weir.api.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The managed policies of one user, group or role.
final class AttachedPolicies {
  static final int MOST = 10;

  private AttachedPolicies() {}

  /// Nothing happens when it is attached already.
  static <T extends Identity> void attach(
      AccountChange account, IdentityKind<T> kind, @Nullable String name, @Nullable String arn) {
    T identity = account.identity(kind, name);
    ServiceLinked.demandNot(identity);
    PolicySet policies = identity.policies().attach(account.attachable(arn).arn());
    if (policies.attached().size() > MOST) {
      throw IamError.limitExceeded(
          "Cannot exceed quota for PoliciesPer" + kind.title() + ": " + MOST);
    }
    account.put(identity.withPolicies(policies));
  }

  static <T extends Identity> void detach(
      AccountChange account, IdentityKind<T> kind, @Nullable String name, @Nullable String arn) {
    T identity = account.identity(kind, name);
    ServiceLinked.demandNot(identity);
    String checked = Constraint.text("policyArn", arn, 20, 2048);
    if (!identity.policies().attached().contains(checked)) {
      throw IamError.noSuchEntity("Policy " + checked + " was not found.");
    }
    account.put(identity.withPolicies(identity.policies().detach(checked)));
  }

  /// ARNs of an identity's policies under a path, sorted.
  static List<String> under(AccountView account, Identity identity, @Nullable String pathPrefix) {
    String prefix = Constraint.pathPrefix(pathPrefix);
    return identity.policies().attached().stream()
        .filter(arn ->
            account.findPolicy(arn).stream().anyMatch(policy -> policy.path().startsWith(prefix)))
        .sorted()
        .toList();
  }
}
