package weir.app;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weir.api.auth.Authorizer;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.Permission;
import weir.api.auth.RequestFacts;
import weir.api.ec2.LogDelivery;
import weir.api.iam.ServiceRoles;
import weir.api.iam.Sessions;
import weir.diagnosis.Refusal;
import weir.diagnosis.RoleFacts;
import weir.model.aws.Fault;
import weir.model.network.FlowLog;

/// What the doctor needs to know of the roles that flow logs deliver with: asked as a delivery
/// would, without one.
final class ExaminedRoles {
  private static final String GROUP = ":log-group:";

  private final Sessions sessions;
  private final ServiceRoles roles;
  private final Authorizer authorizer;
  private final InstantSource clock;

  ExaminedRoles(Sessions sessions, ServiceRoles roles, Authorizer authorizer, InstantSource clock) {
    this.sessions = sessions;
    this.roles = roles;
    this.authorizer = authorizer;
    this.clock = clock;
  }

  List<RoleFacts> of(FlowLog log, String region) {
    String role = log.destination().access().roleArn();
    if (role == null) {
      return List.of();
    }
    String target = log.destination().target();
    if (target.contains(GROUP)) {
      String source = "arn:aws:ec2:" + region + ":" + log.accountId() + ":vpc-flow-log/" + log.id();
      return List.of(examined(role, LogDelivery.ROLE_PRINCIPAL, log, source, ofLogs(target)));
    }
    String other = log.destination().access().crossAccountRoleArn();
    return other == null ? List.of() : acrossAccounts(role, other, log, region);
  }

  private List<RoleFacts> acrossAccounts(String own, String other, FlowLog log, String region) {
    String source = "arn:aws:ec2:" + region + ":" + log.accountId() + ":vpc-flow-log/" + log.id();
    List<RoleFacts> facts = new ArrayList<>();
    facts.add(
        examined(
            own,
            LogDelivery.PRINCIPAL,
            log,
            source,
            List.of(Permission.of("sts:AssumeRole", other))));
    if (facts.getFirst().state() instanceof RoleFacts.Assumable can && can.refusals().isEmpty()) {
      facts.add(otherRole(own, other, log, source));
    }
    return facts;
  }

  private RoleFacts otherRole(String own, String other, FlowLog log, String source) {
    Optional<Sessions.AssumableRole> found = sessions.findRole(other);
    if (found.isEmpty()) {
      return new RoleFacts(other, own, new RoleFacts.Missing());
    }
    try {
      Caller caller = roles.assume(own, LogDelivery.PRINCIPAL, log.accountId(), source);
      roles.assumeAs(caller, other, LogDelivery.PRINCIPAL);
      return new RoleFacts(other, own, new RoleFacts.Assumable(List.of()));
    } catch (Fault.Denied refused) {
      return new RoleFacts(
          other, own, new RoleFacts.NotTrusting(refused.sentence(), found.get().trust().text()));
    }
  }

  private RoleFacts examined(
      String role, String service, FlowLog log, String source, List<Permission> needed) {
    Optional<Sessions.AssumableRole> found = sessions.findRole(role);
    if (found.isEmpty()) {
      return new RoleFacts(role, service, new RoleFacts.Missing());
    }
    try {
      Caller caller = roles.assume(role, service, log.accountId(), source);
      return new RoleFacts(
          role, service, new RoleFacts.Assumable(refusals(caller, service, needed)));
    } catch (Fault.Denied refused) {
      return new RoleFacts(
          role, service, new RoleFacts.NotTrusting(refused.sentence(), found.get().trust().text()));
    }
  }

  private List<Refusal> refusals(Caller caller, String service, List<Permission> needed) {
    List<Refusal> refusals = new ArrayList<>();
    RequestFacts facts = new RequestFacts("", service, true, "", clock.instant());
    for (Permission permission : needed) {
      Decision decision = authorizer.decide(caller, permission, facts);
      if (!decision.allowed()) {
        refusals.add(refusal(permission, decision));
      }
    }
    return refusals;
  }

  static Refusal refusal(Permission permission, Decision decision) {
    return new Refusal(
        permission.action(),
        permission.resource(),
        decision.reason(),
        decision.outcome() == Decision.Outcome.EXPLICIT_DENY,
        decision.policy());
  }

  /// As the group and its streams are made, and written to.
  private static List<Permission> ofLogs(String group) {
    return List.of(
        Permission.of("logs:CreateLogGroup", group + ":log-stream:"),
        Permission.of("logs:CreateLogStream", group + ":log-stream:eni"),
        Permission.of("logs:PutLogEvents", group + ":log-stream:eni"));
  }
}
