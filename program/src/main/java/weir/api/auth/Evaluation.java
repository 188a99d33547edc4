package weir.api.auth;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weir.api.auth.IdentityPolicies.NamedPolicy;
import weir.api.auth.PolicyPrincipals.Closeness;
import weir.api.auth.PolicyStatement.Effect;

/// The answer to one question, in the making. Used once, by one thread.
final class Evaluation {
  private final PolicyQuestion question;
  private final PolicySet policies;
  private final StatementListener listener;

  Evaluation(PolicyQuestion question, PolicySet policies) {
    this(question, policies, (part, policy, statement) -> {});
  }

  Evaluation(PolicyQuestion question, PolicySet policies, StatementListener listener) {
    this.question = question;
    this.policies = policies;
    this.listener = listener;
  }

  /// The parts that policies play, as refusals call them.
  enum Part {
    IDENTITY("identity-based policy", "an identity-based policy"),
    RESOURCE("resource-based policy", "a resource-based policy"),
    BOUNDARY("permissions boundary", "a permissions boundary"),
    SESSION("session policy", "a session policy");

    private final String name;
    private final String oneOfThem;

    Part(String name, String oneOfThem) {
      this.name = name;
      this.oneOfThem = oneOfThem;
    }
  }

  /// Hears of every statement that applies.
  @FunctionalInterface
  interface StatementListener {
    void applies(Part part, NamedPolicy policy, PolicyStatement statement);
  }

  /// What the policies of one part say.
  ///
  /// @param allowed how closely they allow it; what names nobody names its bearer
  /// @param denier null when none denies
  private record Finding(Closeness allowed, @Nullable NamedPolicy denier) {
    boolean allows() {
      return allowed != Closeness.NOT;
    }
  }

  Decision decide() {
    Finding identity = find(Part.IDENTITY, policies.identity());
    Finding resource = find(Part.RESOURCE, policies.resource());
    Finding boundary = find(Part.BOUNDARY, policies.boundaries());
    Finding session = find(Part.SESSION, policies.session());
    Decision denial = firstDenial(identity, resource, boundary, session);
    if (denial != null) {
      return denial;
    }
    Part lacking =
        switch (question.caller().kind()) {
          case SERVICE, ANONYMOUS -> resource.allows() ? null : Part.RESOURCE;
          case ROOT -> lacking(true, resource, boundary, session);
          case USER, ASSUMED_ROLE -> lacking(identity.allows(), resource, boundary, session);
        };
    return lacking == null ? Decision.ALLOWED : implicit(lacking);
  }

  /// What does not allow though it would have to; null when nothing is lacking.
  private @Nullable Part lacking(
      boolean identity, Finding resource, Finding boundary, Finding session) {
    boolean sameAccount = sameAccount();
    if (!resource.allows() && (!sameAccount || needsResource())) {
      return sameAccount || identity ? Part.RESOURCE : Part.IDENTITY;
    }
    if (sameAccount && resource.allowed() == Closeness.ITSELF) {
      return null;
    }
    boolean resourceIsEnough = sameAccount && resource.allowed() == Closeness.BY_ROLE;
    if (!identity && !resourceIsEnough) {
      return Part.IDENTITY;
    }
    if (!policies.boundaries().isEmpty() && !boundary.allows()) {
      return Part.BOUNDARY;
    }
    return policies.session().isEmpty() || session.allows() ? null : Part.SESSION;
  }

  private boolean sameAccount() {
    String owner = question.permission().resourceAccount();
    return owner == null || owner.equals(question.caller().accountId());
  }

  /// Roles and keys open themselves to nobody, their own account included, unless their policy says
  /// so.
  private boolean needsResource() {
    String action = question.permission().action().toLowerCase(Locale.ROOT);
    return action.equals("sts:assumerole")
        || (action.startsWith("kms:") && question.permission().resourcePolicy() != null);
  }

  private Finding find(Part part, List<NamedPolicy> named) {
    Closeness allowed = Closeness.NOT;
    NamedPolicy denier = null;
    for (NamedPolicy policy : named) {
      for (PolicyStatement statement : policy.document().statements()) {
        Closeness closeness = closeness(part, statement);
        if (closeness != Closeness.NOT && statement.speaksOf(question)) {
          listener.applies(part, policy, statement);
          if (statement.effect() == Effect.ALLOW) {
            allowed = closeness.compareTo(allowed) > 0 ? closeness : allowed;
          } else if (denier == null) {
            denier = policy;
          }
        }
      }
    }
    return new Finding(allowed, denier);
  }

  private Closeness closeness(Part part, PolicyStatement statement) {
    PolicyPrincipals principals = statement.principals();
    if (part != Part.RESOURCE) {
      return Closeness.ITSELF;
    }
    return principals == null ? Closeness.NOT : principals.closeness(question.caller());
  }

  private static @Nullable Decision firstDenial(
      Finding identity, Finding resource, Finding boundary, Finding session) {
    if (identity.denier() != null) {
      return explicit(Part.IDENTITY, identity.denier());
    }
    if (resource.denier() != null) {
      return explicit(Part.RESOURCE, resource.denier());
    }
    if (boundary.denier() != null) {
      return explicit(Part.BOUNDARY, boundary.denier());
    }
    return session.denier() == null ? null : explicit(Part.SESSION, session.denier());
  }

  private static Decision explicit(Part part, NamedPolicy policy) {
    return new Decision(
        Decision.Outcome.EXPLICIT_DENY,
        "with an explicit deny in " + part.oneOfThem,
        policy.name());
  }

  private Decision implicit(Part part) {
    return new Decision(
        Decision.Outcome.IMPLICIT_DENY,
        "because no " + part.name + " allows the " + question.permission().action() + " action",
        part == Part.BOUNDARY ? policies.boundaries().getFirst().name() : "");
  }
}
