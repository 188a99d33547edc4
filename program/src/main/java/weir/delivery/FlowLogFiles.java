package weir.delivery;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import weir.model.aws.Fault;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.network.FlowLog;
import weir.model.network.FlowLog.FileOptions;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// Everything that decides how the files or events of a flow log look and where they go. A flow log
/// that changes one of these is delivered as another one.
///
/// @param region where the recorded resource is
/// @param target as in [FlowLog.LogDestination], a folder with its whole path
record FlowLogFiles(
    String flowLogId,
    String accountId,
    String region,
    String target,
    FlowLog.Access access,
    TrafficType trafficType,
    FileOptions options,
    RecordFormat format) {
  static FlowLogFiles of(FlowLog log, Network network) {
    return new FlowLogFiles(
        log.id(),
        log.accountId(),
        region(log.resourceId(), network),
        Target.of(log.destination().target()).settled(),
        log.destination().access(),
        log.trafficType(),
        log.destination().files(),
        log.format());
  }

  /// Whether each record goes as an event of its own.
  boolean takesEvents() {
    return Target.of(target).takesEvents();
  }

  /// What of a record is kept until it is delivered: an event needs its stream and its time, also
  /// when the format does not show them.
  RecordFormat kept() {
    if (!takesEvents()) {
      return format;
    }
    List<RecordField> fields = new ArrayList<>(format.fields());
    for (RecordField needed : List.of(RecordField.INTERFACE_ID, RecordField.START)) {
      if (!format.has(needed)) {
        fields.add(needed);
      }
    }
    return new RecordFormat(fields);
  }

  /// As whom it is asked.
  AwsCredentialsProvider credentials(AwsService service, AwsEndpoint endpoint) {
    return endpoint
        .credentials()
        .of(
            new DeliveryCredentials.Source(
                service,
                accountId,
                region,
                flowLogId,
                access.roleArn(),
                access.crossAccountRoleArn()));
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
