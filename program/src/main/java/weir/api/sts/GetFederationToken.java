package weir.api.sts;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.FederatedUser;
import software.amazon.awssdk.services.sts.model.GetFederationTokenRequest;
import software.amazon.awssdk.services.sts.model.GetFederationTokenResponse;
import weir.api.auth.Caller;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;
import weir.api.iam.Sessions;

/// Temporary credentials for somebody whom a user vouches for: what the user may, as far as the
/// policies in the request allow it too.
final class GetFederationToken
    implements Operation<GetFederationTokenRequest, GetFederationTokenResponse> {
  private static final int LONGEST_SECONDS = 129_600;
  private static final int USUAL_SECONDS = 43_200;

  /// A session without policies may nothing, where no policies would mean no limits.
  private static final String NOTHING =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"NotAction\":\"*\",\"Resource\":\"*\"}]}";

  private final Sessions sessions;

  GetFederationToken(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public SdkPojo newRequest() {
    return GetFederationTokenRequest.builder();
  }

  @Override
  public List<Permission> permissions(GetFederationTokenRequest request, Call call) {
    String name = StsRule.federatedName(request.name());
    return List.of(Permission.of("sts:GetFederationToken", arn(call, name)));
  }

  @Override
  public GetFederationTokenResponse answer(GetFederationTokenRequest request, Call call) {
    Caller caller = CredentialShape.lasting(call, name());
    if (caller.kind() == Caller.Kind.ROOT) {
      throw StsRule.unsupported("GetFederationToken for root; call it as a user");
    }
    String name = StsRule.federatedName(request.name());
    Duration life = StsRule.duration(request.durationSeconds(), LONGEST_SECONDS, USUAL_SECONDS);
    SessionPolicies policies =
        SessionPolicies.of(sessions, call.accountId(), request.policy(), request.policyArns());
    String id = call.accountId() + ":" + name;
    Sessions.NewSession session =
        new Sessions.NewSession(
            caller.kind(),
            call.accountId(),
            caller.name(),
            caller.uniqueId(),
            arn(call, name),
            id,
            policies.texts().isEmpty() ? List.of(NOTHING) : policies.texts(),
            SessionTags.over(new TreeMap<>(), request.tags()));
    return GetFederationTokenResponse.builder()
        .credentials(CredentialShape.of(sessions.issue(session, life, call.now())))
        .federatedUser(FederatedUser.builder().arn(arn(call, name)).federatedUserId(id).build())
        .packedPolicySize(policies.packedPercent())
        .build();
  }

  @Override
  public boolean readOnly() {
    return true;
  }

  private static String arn(Call call, String name) {
    return "arn:aws:sts::" + call.accountId() + ":federated-user/" + name;
  }
}
