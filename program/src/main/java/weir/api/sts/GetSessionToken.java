package weir.api.sts;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;
import weir.api.auth.Caller;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;
import weir.api.iam.Sessions;

/// Temporary credentials of a user or root itself. Needs no permission, as at AWS.
final class GetSessionToken implements Operation<GetSessionTokenRequest, GetSessionTokenResponse> {
  private static final int LONGEST_SECONDS = 129_600;
  private static final int LONGEST_ROOT_SECONDS = 3600;
  private static final int USUAL_SECONDS = 43_200;

  private final Sessions sessions;

  GetSessionToken(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public SdkPojo newRequest() {
    return GetSessionTokenRequest.builder();
  }

  @Override
  public List<Permission> permissions(GetSessionTokenRequest request, Call call) {
    return List.of();
  }

  @Override
  public GetSessionTokenResponse answer(GetSessionTokenRequest request, Call call) {
    if (request.serialNumber() != null || request.tokenCode() != null) {
      throw StsRule.unsupported("MFA devices (SerialNumber, TokenCode)");
    }
    Caller caller = CredentialShape.lasting(call, name());
    Duration life = StsRule.duration(request.durationSeconds(), LONGEST_SECONDS, USUAL_SECONDS);
    if (caller.kind() == Caller.Kind.ROOT && life.toSeconds() > LONGEST_ROOT_SECONDS) {
      life = Duration.ofSeconds(LONGEST_ROOT_SECONDS);
    }
    Sessions.NewSession session =
        new Sessions.NewSession(
            caller.kind(),
            caller.accountId(),
            caller.name(),
            caller.uniqueId(),
            caller.arn(),
            caller.uniqueId(),
            List.of(),
            new TreeMap<>(caller.tags()));
    return GetSessionTokenResponse.builder()
        .credentials(CredentialShape.of(sessions.issue(session, life, call.now())))
        .build();
  }

  @Override
  public boolean readOnly() {
    return true;
  }
}
