package weir.api.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Caller;

/// Finds whom a simulation is about.
final class SimulatedCaller {
  private static final Pattern ARN =
      Pattern.compile("arn:aws:iam::([0-9]{12}):(user|group|role)(/(?:.*/)?)([^/]+)");

  private SimulatedCaller() {}

  /// The identity that an ARN names.
  static Identity identity(AccountView account, @Nullable String arn) {
    String checked = Constraint.text("policySourceArn", arn, 20, 2048);
    Matcher parts = ARN.matcher(checked);
    if (!parts.matches() || !parts.group(1).equals(account.accountId())) {
      throw IamError.invalidInput(
          "Invalid Entity Arn: "
              + checked
              + " does not name a user, group or role of the account.");
    }
    Optional<? extends Identity> found =
        switch (parts.group(2)) {
          case "user" -> account.find(IdentityKind.USER, parts.group(4));
          case "group" -> account.find(IdentityKind.GROUP, parts.group(4));
          default -> account.find(IdentityKind.ROLE, parts.group(4));
        };
    return found
        .filter(identity -> account.arn(identity).equals(checked))
        .orElseThrow(
            () -> IamError.noSuchEntity("The entity with ARN " + checked + " cannot be found."));
  }

  /// How an identity would call; a group's members as a user without a name of its own.
  static Caller caller(AccountView account, Identity identity) {
    return switch (identity) {
      case User user -> user(account, account.arn(user), user);
      case Group group -> caller(account, account.arn(group), "", group.id(), Map.of());
      case Role role ->
          new Caller(
              Caller.Kind.ASSUMED_ROLE,
              account.accountId(),
              "arn:aws:sts::"
                  + account.accountId()
                  + ":assumed-role/"
                  + role.name()
                  + "/simulation",
              role.id() + ":simulation",
              role.name(),
              null,
              new Caller.Session(List.of(), account.arn(role), role.createdAt()),
              role.tags().values());
    };
  }

  /// The user that a request names as the one who calls, for principals in resource policies.
  static Caller named(AccountView account, String arn) {
    return identity(account, arn) instanceof User user ? user(account, arn, user) : refuse(arn);
  }

  /// Nobody in particular.
  static Caller anybody(AccountView account) {
    return caller(
        account, account.arn("user", "/", "simulation"), "simulation", "SIMULATION", Map.of());
  }

  private static Caller refuse(String arn) {
    throw IamError.invalidInput("CallerArn is " + arn + " but must be the ARN of a user");
  }

  private static Caller user(AccountView account, String arn, User user) {
    return caller(account, arn, user.name(), user.id(), user.tags().values());
  }

  private static Caller caller(
      AccountView account, String arn, String name, String id, Map<String, String> tags) {
    return new Caller(Caller.Kind.USER, account.accountId(), arn, id, name, null, null, tags);
  }
}
