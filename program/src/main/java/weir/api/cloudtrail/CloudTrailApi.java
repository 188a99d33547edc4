package weir.api.cloudtrail;

import java.util.EnumSet;
import java.util.List;
import weir.api.gateway.OperationsApi;
import weir.api.gateway.ServiceApi;
import weir.api.gateway.Wording;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;

/// The operations of CloudTrail.
public final class CloudTrailApi {
  private static final ServiceShape SHAPE =
      new ServiceShape(
          "cloudtrail",
          "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101",
          "2013-11-01",
          "",
          "com.amazonaws.cloudtrail.v20131101",
          EnumSet.of(Protocol.AWS_JSON_1_1));

  private CloudTrailApi() {}

  public static ServiceApi of(AuditTrail trail) {
    return new OperationsApi(SHAPE, Wording.COMMON, List.of(new LookupEvents(trail.log())));
  }
}
