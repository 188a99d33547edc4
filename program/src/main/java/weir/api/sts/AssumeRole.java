package weir.api.sts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import weir.api.auth.Caller;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;
import weir.api.iam.Sessions;

/// Gives a caller the credentials of a role that trusts it.
final class AssumeRole implements Operation<AssumeRoleRequest, AssumeRoleResponse> {
  private static final int LONGEST_SECONDS = 43_200;
  private static final int USUAL_SECONDS = 3600;

  private final Sessions sessions;

  AssumeRole(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public SdkPojo newRequest() {
    return AssumeRoleRequest.builder();
  }

  @Override
  public List<Permission> permissions(AssumeRoleRequest request, Call call) {
    String arn = StsRule.roleArn(request.roleArn());
    String sessionName = StsRule.sessionName(request.roleSessionName());
    Permission assume = onRole("sts:AssumeRole", arn).when("sts:RoleSessionName", sessionName);
    String externalId = StsRule.externalId(request.externalId());
    List<Permission> needed = new ArrayList<>();
    needed.add(externalId == null ? assume : assume.when("sts:ExternalId", externalId));
    if (request.hasTags() && !request.tags().isEmpty()) {
      needed.add(SessionTags.in(onRole("sts:TagSession", arn), request.tags()));
    }
    return needed;
  }

  /// A role that is not there trusts nobody, so that who asks does not learn which roles there are.
  private Permission onRole(String action, String arn) {
    String[] parts = arn.split(":", 6);
    String accountId = parts.length > 4 ? parts[4] : "";
    Optional<Sessions.AssumableRole> role = sessions.findRole(arn);
    Permission permission =
        Permission.of(action, arn)
            .guardedBy(role.map(Sessions.AssumableRole::trust).orElse(null), accountId);
    if (role.isPresent()) {
      for (var tag : role.get().tags().entrySet()) {
        permission =
            permission
                .when("iam:ResourceTag/" + tag.getKey(), tag.getValue())
                .when("aws:ResourceTag/" + tag.getKey(), tag.getValue());
      }
    }
    return permission;
  }

  @Override
  public AssumeRoleResponse answer(AssumeRoleRequest request, Call call) {
    refuseUnsupported(request);
    if (call.caller().kind() == Caller.Kind.ROOT) {
      throw StsRule.denied("Roles may not be assumed by root accounts.");
    }
    String arn = StsRule.roleArn(request.roleArn());
    Sessions.AssumableRole role =
        sessions
            .findRole(arn)
            .orElseThrow(
                () -> StsRule.denied("the role " + arn + " was deleted while the request ran"));
    Duration life = life(request, role, call);
    SessionPolicies policies =
        SessionPolicies.of(sessions, role.accountId(), request.policy(), request.policyArns());
    AssumedRoleUser user = user(role, StsRule.sessionName(request.roleSessionName()));
    Sessions.NewSession session =
        new Sessions.NewSession(
            Caller.Kind.ASSUMED_ROLE,
            role.accountId(),
            role.name(),
            role.id(),
            user.arn(),
            user.assumedRoleId(),
            policies.texts(),
            SessionTags.over(role.tags(), request.tags()));
    return AssumeRoleResponse.builder()
        .credentials(CredentialShape.of(sessions.issue(session, life, call.now())))
        .assumedRoleUser(user)
        .packedPolicySize(policies.packedPercent())
        .build();
  }

  private static AssumedRoleUser user(Sessions.AssumableRole role, String sessionName) {
    return AssumedRoleUser.builder()
        .arn(
            "arn:aws:sts::" + role.accountId() + ":assumed-role/" + role.name() + "/" + sessionName)
        .assumedRoleId(role.id() + ":" + sessionName)
        .build();
  }

  private static Duration life(AssumeRoleRequest request, Sessions.AssumableRole role, Call call) {
    Duration life = StsRule.duration(request.durationSeconds(), LONGEST_SECONDS, USUAL_SECONDS);
    if (life.toSeconds() > role.maxSessionSeconds()) {
      throw StsRule.validation(
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    if (call.caller().kind() == Caller.Kind.ASSUMED_ROLE && life.toSeconds() > USUAL_SECONDS) {
      throw StsRule.validation(
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
              + " chaining.");
    }
    return life;
  }

  private static void refuseUnsupported(AssumeRoleRequest request) {
    if (request.serialNumber() != null || request.tokenCode() != null) {
      throw StsRule.unsupported("MFA devices (SerialNumber, TokenCode)");
    }
    if (request.sourceIdentity() != null) {
      throw StsRule.unsupported("SourceIdentity");
    }
    if (!request.transitiveTagKeys().isEmpty()) {
      throw StsRule.unsupported("TransitiveTagKeys");
    }
    if (!request.providedContexts().isEmpty()) {
      throw StsRule.unsupported("ProvidedContexts");
    }
  }
}
