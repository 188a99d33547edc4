package weir.delivery;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.network.ConnectionTimeouts;
import weir.model.network.FlowLog;
import weir.model.network.FlowLog.FileOptions;
import weir.model.network.FlowLog.LogDestination;
import weir.model.network.FlowLog.TagFields;
import weir.model.network.InterfaceAddresses;
import weir.model.network.InterfaceOwner;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.Subnet;
import weir.model.network.Vpc;

/// A VPC with two subnets and an interface in each, for flow logs to record.
final class SampleNetwork {
  static final String ACCOUNT = "123456789012";
  static final String VPC = "vpc-0a0a0a0a";
  static final String SUBNET = "subnet-0a0a0a0a";
  static final String OTHER_SUBNET = "subnet-0b0b0b0b";
  static final String ENI = "eni-0a0a0a0a";
  static final String OTHER_ENI = "eni-0b0b0b0b";
  static final String LOG = "fl-1234abcd";
  static final String OTHER_LOG = "fl-5678abcd";

  private SampleNetwork() {}

  static Network of(FlowLog... logs) {
    return of(
        List.of(eni(ENI, SUBNET, "10.0.1.5"), eni(OTHER_ENI, OTHER_SUBNET, "10.0.2.5")), logs);
  }

  static Network withoutInterfaces(FlowLog... logs) {
    return of(List.of(), logs);
  }

  private static Network of(List<NetworkInterface> interfaces, FlowLog... logs) {
    return new Network(
        new Network.Parts(
            List.of(new Vpc(VPC, ACCOUNT, "us-east-1", List.of(Cidr.of("10.0.0.0/16")), Map.of())),
            List.of(subnet(SUBNET, "10.0.1.0/24"), subnet(OTHER_SUBNET, "10.0.2.0/24")),
            interfaces,
            List.of(),
            List.of(new NetworkAcl("acl-0a0a0a0a", VPC, List.of(), List.of())),
            List.of(),
            List.of(logs)));
  }

  private static Subnet subnet(String id, String cidr) {
    return new Subnet(id, VPC, List.of(Cidr.of(cidr)), "acl-0a0a0a0a", "use1-az1", null, Map.of());
  }

  private static NetworkInterface eni(String id, String subnetId, String address) {
    return new NetworkInterface(
        id,
        subnetId,
        InterfaceType.INTERFACE,
        InterfaceAddresses.ofPrimary(IpAddress.of(address)),
        List.of(),
        new InterfaceOwner(
            ACCOUNT,
            null,
            "i-0a0a0a0a",
            null,
            Map.of("Name", "web server 1", "stage", "-"),
            Map.of("team", "größe/50%"),
            null),
        ConnectionTimeouts.DEFAULT,
        null,
        Map.of("owner", "a_b~c.d-e"));
  }

  /// A flow log of the whole VPC into a folder, one-minute windows, everything else as AWS
  /// defaults.
  static FlowLog log(Path folder) {
    return log(LOG, VPC, TrafficType.ALL, folder);
  }

  static FlowLog log(String id, String resourceId, TrafficType type, Path folder) {
    return new FlowLog(
        id,
        ACCOUNT,
        resourceId,
        type,
        RecordFormat.DEFAULT,
        AggregationInterval.ONE_MINUTE,
        new LogDestination(folder.toString(), FileOptions.DEFAULT),
        TagFields.NONE);
  }

  static FlowLog with(FlowLog log, FileOptions files) {
    return new FlowLog(
        log.id(),
        log.accountId(),
        log.resourceId(),
        log.trafficType(),
        log.format(),
        log.interval(),
        new LogDestination(log.destination().target(), files),
        log.tagFields());
  }

  static FlowLog with(FlowLog log, RecordFormat format, TagFields tags) {
    return new FlowLog(
        log.id(),
        log.accountId(),
        log.resourceId(),
        log.trafficType(),
        format,
        log.interval(),
        log.destination(),
        tags);
  }

  static FlowLog with(FlowLog log, AggregationInterval interval) {
    return new FlowLog(
        log.id(),
        log.accountId(),
        log.resourceId(),
        log.trafficType(),
        log.format(),
        interval,
        log.destination(),
        log.tagFields());
  }
}
