package weir.api.iam;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.api.auth.PolicyDocument;

/// Takes a role's trust policy from a client, and refuses users and roles that are not there: AWS
/// ties such a name to the one who has it now, so that a later bearer of the name gets nothing.
///
/// Only the account's own names are looked up; who another account has is not told.
final class TrustPolicy {
  private static final Pattern NAMED =
      Pattern.compile("arn:aws:iam::([0-9]{12}):(user|role)/(?:.*/)?([^/]+)");

  private TrustPolicy() {}

  /// @throws weir.api.protocol.ApiException MalformedPolicyDocument
  static StoredPolicy checked(String text, AccountView account) {
    StoredPolicy trust = StoredPolicy.checked(text, PolicyDocument.Purpose.TRUST);
    for (String name : trust.document().namedPrincipals()) {
      Matcher parts = NAMED.matcher(name);
      if (parts.matches()
          && parts.group(1).equals(account.accountId())
          && !exists(name, parts.group(2), parts.group(3), account)) {
        throw IamError.malformedPolicy("Invalid principal in policy: \"AWS\":\"" + name + "\"");
      }
    }
    return trust;
  }

  private static boolean exists(String arn, String type, String name, AccountView account) {
    Optional<? extends Identity> found =
        type.equals("user")
            ? account.find(IdentityKind.USER, name)
            : account.find(IdentityKind.ROLE, name);
    return found.filter(identity -> account.arn(identity).equals(arn)).isPresent();
  }
}
