package weir.api.sts;

import software.amazon.awssdk.services.sts.model.Credentials;
import weir.api.auth.Caller;
import weir.api.gateway.Call;
import weir.api.iam.Sessions;

/// Temporary credentials as STS answers.
final class CredentialShape {
  private CredentialShape() {}

  static Credentials of(Sessions.Issued issued) {
    return Credentials.builder()
        .accessKeyId(issued.accessKeyId())
        .secretAccessKey(issued.secret())
        .sessionToken(issued.token())
        .expiration(issued.expiresAt())
        .build();
  }

  /// Some operations are for callers with lasting credentials.
  static Caller lasting(Call call, String operation) {
    Caller caller = call.caller();
    if (caller.session() != null) {
      throw StsRule.denied("Cannot call " + operation + " with session credentials");
    }
    return caller;
  }
}
