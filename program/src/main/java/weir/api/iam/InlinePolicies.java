package weir.api.iam;

import org.jspecify.annotations.Nullable;
import weir.api.auth.PolicyDocument;

/// The policies that live and die with one user, group or role.
final class InlinePolicies {
  private InlinePolicies() {}

  static <T extends Identity> void put(
      AccountChange account,
      IdentityKind<T> kind,
      @Nullable String name,
      @Nullable String policyName,
      @Nullable String text) {
    T identity = account.identity(kind, name);
    ServiceLinked.demandNot(identity);
    String checkedName = Constraint.policyName(policyName);
    StoredPolicy policy =
        StoredPolicy.checked(
            Constraint.text("policyDocument", text, 1, PolicyDocument.LONGEST),
            PolicyDocument.Purpose.IDENTITY);
    PolicySet policies = identity.policies().with(checkedName, policy);
    if (policies.inline().values().stream().mapToInt(StoredPolicy::size).sum()
        > kind.inlineSize()) {
      throw IamError.limitExceeded(
          "Maximum policy size of "
              + kind.inlineSize()
              + " bytes exceeded for "
              + kind.word()
              + " "
              + identity.name());
    }
    account.put(identity.withPolicies(policies));
  }

  static <T extends Identity> StoredPolicy policy(
      AccountView account,
      IdentityKind<T> kind,
      @Nullable String name,
      @Nullable String policyName) {
    T identity = account.identity(kind, name);
    String checkedName = Constraint.policyName(policyName);
    StoredPolicy policy = identity.policies().inline().get(checkedName);
    if (policy == null) {
      throw IamError.noSuchEntity(
          "The " + kind.word() + " policy with name " + checkedName + " cannot be found.");
    }
    return policy;
  }

  static <T extends Identity> void delete(
      AccountChange account,
      IdentityKind<T> kind,
      @Nullable String name,
      @Nullable String policyName) {
    T identity = account.identity(kind, name);
    ServiceLinked.demandNot(identity);
    policy(account, kind, name, policyName);
    account.put(
        identity.withPolicies(identity.policies().without(Constraint.policyName(policyName))));
  }
}
