package weir.api.iam;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import weir.api.auth.Authorizer;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.Permission;
import weir.api.auth.RequestFacts;
import weir.model.aws.Fault;

/// How Weir's own services become roles: a flow log that delivers with its owner's role, for one.
public final class ServiceRoles {
  private final Sessions sessions;
  private final Authorizer authorizer;
  private final InstantSource clock;

  public ServiceRoles(Sessions sessions, Authorizer authorizer, InstantSource clock) {
    this.sessions = sessions;
    this.authorizer = authorizer;
    this.clock = clock;
  }

  /// Becomes a role, as far as the role's policies of this moment trust the service. Nothing is
  /// kept: ask again for every piece of work, and a role that is changed counts at once.
  ///
  /// @param servicePrincipal `vpc-flow-logs.amazonaws.com`
  /// @param sourceAccount on whose behalf, for `aws:SourceAccount`
  /// @param sourceArn for what, for `aws:SourceArn`: the flow log's ARN
  /// @throws Fault.Denied when there is no such role, or it does not trust the service for that
  public Caller assume(
      String roleArn, String servicePrincipal, String sourceAccount, String sourceArn) {
    return assume(
        roleArn,
        servicePrincipal,
        Map.of("aws:SourceAccount", sourceAccount, "aws:SourceArn", sourceArn));
  }

  /// As [#assume], with the account as external id too, which Firehose names and trust policies ask
  /// for.
  public Caller assumeWithExternalId(
      String roleArn, String servicePrincipal, String sourceAccount, String sourceArn) {
    return assume(
        roleArn,
        servicePrincipal,
        Map.of(
            "aws:SourceAccount",
            sourceAccount,
            "aws:SourceArn",
            sourceArn,
            "sts:ExternalId",
            sourceAccount));
  }

  private Caller assume(String roleArn, String servicePrincipal, Map<String, String> conditions) {
    Sessions.AssumableRole role =
        sessions
            .findRole(roleArn)
            .orElseThrow(() -> new Fault.Denied("there is no role " + roleArn));
    Permission permission =
        Permission.of("sts:AssumeRole", roleArn)
            .guardedBy(role.trust(), role.accountId())
            .when("aws:PrincipalIsAWSService", "true");
    for (Map.Entry<String, String> condition : conditions.entrySet()) {
      permission = permission.when(condition.getKey(), condition.getValue());
    }
    RequestFacts facts = new RequestFacts("", servicePrincipal, true, "", clock.instant());
    Decision decision = authorizer.decide(Caller.service(servicePrincipal), permission, facts);
    if (!decision.allowed()) {
      throw new Fault.Denied(
          "the role "
              + roleArn
              + " does not trust "
              + servicePrincipal
              + " for "
              + conditions.get("aws:SourceArn")
              + " of account "
              + conditions.get("aws:SourceAccount")
              + ": "
              + decision.reason());
    }
    return caller(role, servicePrincipal);
  }

  /// Becomes one role as another, as far as the policies of both allow it at this moment.
  ///
  /// @throws Fault.Denied when there is no such role, or one of them does not allow it
  public Caller assumeAs(Caller caller, String roleArn, String servicePrincipal) {
    Sessions.AssumableRole role =
        sessions
            .findRole(roleArn)
            .orElseThrow(() -> new Fault.Denied("there is no role " + roleArn));
    Permission permission =
        Permission.of("sts:AssumeRole", roleArn).guardedBy(role.trust(), role.accountId());
    RequestFacts facts = new RequestFacts("", servicePrincipal, true, "", clock.instant());
    Decision decision = authorizer.decide(caller, permission, facts);
    if (!decision.allowed()) {
      throw new Fault.Denied(
          caller.arn() + " may not become " + roleArn + ": " + decision.reason());
    }
    return caller(role, servicePrincipal);
  }

  private Caller caller(Sessions.AssumableRole role, String servicePrincipal) {
    String session = servicePrincipal.replace(".amazonaws.com", "");
    return new Caller(
        Caller.Kind.ASSUMED_ROLE,
        role.accountId(),
        "arn:aws:sts::" + role.accountId() + ":assumed-role/" + role.name() + "/" + session,
        role.id() + ":" + session,
        role.name(),
        null,
        new Caller.Session(List.of(), role.arn(), clock.instant()),
        Map.copyOf(role.tags()));
  }
}
