package weir.api.iam;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.api.auth.PolicyDocument;

/// The managed policies of an account, and what its operations ask of them.
final class OwnPolicies {
  static final int MOST_VERSIONS = 5;
  static final int MOST_CHARACTERS = 6144;

  private OwnPolicies() {}

  /// A policy that the account may change.
  static ManagedPolicy policy(AccountView account, @Nullable String arn) {
    ManagedPolicy policy = account.policy(arn);
    if (policy.belongsToAws()) {
      throw new weir.api.protocol.ApiException(
          403,
          "AccessDenied",
          policy.arn() + " belongs to AWS and cannot be changed; make a policy of your own");
    }
    return policy;
  }

  /// A managed policy's text from a client.
  static StoredPolicy checked(@Nullable String text) {
    StoredPolicy policy =
        StoredPolicy.checked(
            Constraint.text("policyDocument", text, 1, PolicyDocument.LONGEST),
            PolicyDocument.Purpose.IDENTITY);
    if (policy.size() > MOST_CHARACTERS) {
      throw IamError.limitExceeded("Cannot exceed quota for PolicySize: " + MOST_CHARACTERS);
    }
    return policy;
  }

  static ManagedPolicy.Version version(ManagedPolicy policy, @Nullable String id) {
    String checked = Constraint.text("versionId", id, 1, 64);
    return policy
        .findVersion(checked)
        .orElseThrow(() ->
            IamError.noSuchEntity(
                "Policy "
                    + policy.arn()
                    + " version "
                    + checked
                    + " does not exist or is not attachable."));
  }

  /// Orders versions as ListPolicyVersions does.
  static String newestFirst(ManagedPolicy.Version version) {
    return String.format(
        java.util.Locale.ROOT,
        "%010d",
        Integer.MAX_VALUE - Integer.parseInt(version.id(), 1, version.id().length(), 10));
  }

  /// @param scope `All`, `AWS` or `Local`; null for all
  static List<ManagedPolicy> inScope(AccountView account, @Nullable String scope) {
    List<ManagedPolicy> policies = new ArrayList<>();
    String wanted = scope == null ? "All" : scope;
    switch (wanted) {
      case "All" -> {
        policies.addAll(account.all(Kinds.POLICY));
        policies.addAll(AwsPolicies.all());
      }
      case "Local" -> policies.addAll(account.all(Kinds.POLICY));
      case "AWS" -> policies.addAll(AwsPolicies.all());
      default ->
          throw IamError.validation("scope is " + wanted + " but must be one of All, AWS, Local");
    }
    return policies;
  }

  /// What a policy is used for.
  enum Usage {
    ANY,
    ATTACHED,
    BOUNDARY
  }

  /// @param filter as on the wire; null for any
  static Usage usage(@Nullable String filter) {
    return switch (filter == null ? "" : filter) {
      case "" -> Usage.ANY;
      case "PermissionsPolicy" -> Usage.ATTACHED;
      case "PermissionsBoundary" -> Usage.BOUNDARY;
      default ->
          throw IamError.validation(
              "policyUsageFilter is "
                  + filter
                  + " but must be PermissionsPolicy or PermissionsBoundary");
    };
  }
}
