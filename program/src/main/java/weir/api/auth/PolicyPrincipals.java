package weir.api.auth;

import java.util.List;

/// The principals of a statement, or, negated, the ones that it leaves out (`NotPrincipal`).
record PolicyPrincipals(boolean negated, List<Principal> principals) {
  PolicyPrincipals {
    principals = List.copyOf(principals);
  }

  /// A principal as a policy names it.
  sealed interface Principal {
    /// `*`: everybody, the unsigned too.
    record Everybody() implements Principal {}

    /// An account, which hands on what it is given by its own policies.
    record Account(String id) implements Principal {}

    /// A user, a role or a role's session, by ARN; or a user or role by its unique id.
    record Named(String name) implements Principal {}

    /// `vpc-flow-logs.amazonaws.com`
    record Service(String name) implements Principal {}

    /// An identity provider. Weir's STS has none, so nobody is it.
    record Federated(String provider) implements Principal {}
  }

  /// How closely a statement names a caller; the later the closer.
  enum Closeness {
    NOT,
    /// Only by account: the account's own policies must allow, too.
    BY_ACCOUNT,
    /// By a star, or by the role of a session: boundary and session policies still limit it.
    BY_ROLE,
    /// The user itself or the session itself: nothing but an explicit deny limits it.
    ITSELF
  }

  Closeness closeness(Caller caller) {
    if (negated) {
      return leavesOut(caller) ? Closeness.NOT : Closeness.BY_ROLE;
    }
    Closeness closest = Closeness.NOT;
    for (Principal principal : principals) {
      Closeness each = closeness(principal, caller);
      if (each.compareTo(closest) > 0) {
        closest = each;
      }
    }
    return closest;
  }

  /// An account in `NotPrincipal` is its root alone: whoever else of it is left out has to be
  /// named, or a denial of everybody but one user would deny nobody of that user's account.
  private boolean leavesOut(Caller caller) {
    return principals.stream()
        .anyMatch(principal ->
            switch (closeness(principal, caller)) {
              case NOT -> false;
              case BY_ACCOUNT -> caller.kind() == Caller.Kind.ROOT;
              case BY_ROLE, ITSELF -> true;
            });
  }

  private static Closeness closeness(Principal principal, Caller caller) {
    return switch (principal) {
      case Principal.Everybody all -> Closeness.BY_ROLE;
      case Principal.Account account ->
          isOfAccount(caller) && caller.accountId().equals(account.id)
              ? Closeness.BY_ACCOUNT
              : Closeness.NOT;
      case Principal.Named named -> closeness(named.name, caller);
      case Principal.Service service ->
          caller.kind() == Caller.Kind.SERVICE && caller.name().equals(service.name)
              ? Closeness.ITSELF
              : Closeness.NOT;
      case Principal.Federated provider -> Closeness.NOT;
    };
  }

  private static Closeness closeness(String name, Caller caller) {
    return switch (caller.kind()) {
      case USER ->
          name.equals(caller.arn()) || name.equals(caller.uniqueId())
              ? Closeness.ITSELF
              : Closeness.NOT;
      case ASSUMED_ROLE -> {
        if (name.equals(caller.arn())) {
          yield Closeness.ITSELF;
        }
        Caller.Session session = caller.session();
        boolean role =
            (session != null && name.equals(session.issuerArn()))
                || caller.uniqueId().startsWith(name + ":");
        yield role ? Closeness.BY_ROLE : Closeness.NOT;
      }
      case ROOT, SERVICE, ANONYMOUS -> Closeness.NOT;
    };
  }

  private static boolean isOfAccount(Caller caller) {
    return switch (caller.kind()) {
      case ROOT, USER, ASSUMED_ROLE -> true;
      case SERVICE, ANONYMOUS -> false;
    };
  }
}
