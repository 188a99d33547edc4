package weir.delivery;

import weir.model.aws.Fault;
import weir.model.flow.RecordFormat;
import weir.model.network.FlowLog;
import weir.model.network.FlowLog.FileOptions;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// Everything that decides how the files of a flow log look and where they go. A flow log that
/// changes one of these is delivered as another one.
///
/// @param region where the recorded resource is
/// @param target as in [FlowLog.LogDestination], a folder with its whole path
record FlowLogFiles(
    String flowLogId,
    String accountId,
    String region,
    String target,
    FileOptions options,
    RecordFormat format) {
  static FlowLogFiles of(FlowLog log, Network network) {
    return new FlowLogFiles(
        log.id(),
        log.accountId(),
        region(log.resourceId(), network),
        Destination.settle(log.destination().target()),
        log.destination().files(),
        log.format());
  }

  /// For whom they are delivered.
  S3Credentials.Source source() {
    return new S3Credentials.Source(accountId, region, flowLogId);
  }

  private static String region(String resourceId, Network network) {
    if (resourceId.startsWith("vpc-")) {
      return network.vpc(resourceId).region();
    }
    String subnetId =
        resourceId.startsWith("subnet-") ? resourceId : interfaceOf(resourceId, network).subnetId();
    return network.vpc(network.subnet(subnetId).vpcId()).region();
  }

  /// The interface itself, or one of the regional NAT gateway.
  private static NetworkInterface interfaceOf(String resourceId, Network network) {
    return network.interfaces().stream()
        .filter(eni -> eni.id().equals(resourceId) || resourceId.equals(eni.owner().resourceId()))
        .findFirst()
        .orElseThrow(() -> new Fault.NotFound("the network has no " + resourceId));
  }
}
