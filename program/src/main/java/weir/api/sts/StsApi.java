package weir.api.sts;

import java.util.EnumSet;
import java.util.List;
import weir.api.gateway.OperationsApi;
import weir.api.gateway.ServiceApi;
import weir.api.iam.Sessions;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;

/// The operations of STS.
public final class StsApi {
  private static final ServiceShape SHAPE =
      new ServiceShape(
          "sts",
          "AWSSecurityTokenServiceV20110615",
          "2011-06-15",
          "https://sts.amazonaws.com/doc/2011-06-15/",
          "",
          EnumSet.of(Protocol.AWS_QUERY));

  private StsApi() {}

  public static ServiceApi of(Sessions sessions) {
    return new OperationsApi(
        SHAPE,
        new StsWording(),
        List.of(
            new AssumeRole(sessions),
            new DecodeAuthorizationMessage(),
            new GetAccessKeyInfo(sessions),
            new GetCallerIdentity(),
            new GetFederationToken(sessions),
            new GetSessionToken(sessions)));
  }
}
