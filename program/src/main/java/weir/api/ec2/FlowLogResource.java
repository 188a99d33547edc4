package weir.api.ec2;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItemError;

/// The kinds of resource that flow logs record, with AWS's words for ids that name none.
enum FlowLogResource {
  VPC("VPC", "InvalidVpcId.NotFound"),
  SUBNET("Subnet", "InvalidSubnetId.NotFound"),
  NETWORK_INTERFACE("NetworkInterface", "InvalidNetworkInterfaceId.NotFound"),
  TRANSIT_GATEWAY("TransitGateway", "InvalidTransitGatewayID.NotFound"),
  TRANSIT_GATEWAY_ATTACHMENT(
      "TransitGatewayAttachment", "InvalidTransitGatewayAttachmentID.NotFound"),
  REGIONAL_NAT_GATEWAY("RegionalNatGateway", "InvalidNatGatewayID.NotFound");

  private final String wireName;
  private final String unknown;

  FlowLogResource(String wireName, String unknown) {
    this.wireName = wireName;
    this.unknown = unknown;
  }

  /// `VPC`, `Subnet`, `NetworkInterface`.
  String wireName() {
    return wireName;
  }

  ResourceKind<?> kind() {
    return switch (this) {
      case VPC -> ResourceKinds.VPC;
      case SUBNET -> ResourceKinds.SUBNET;
      case NETWORK_INTERFACE -> ResourceKinds.NETWORK_INTERFACE;
      case TRANSIT_GATEWAY -> ResourceKinds.TRANSIT_GATEWAY;
      case TRANSIT_GATEWAY_ATTACHMENT -> ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT;
      case REGIONAL_NAT_GATEWAY -> ResourceKinds.NAT_GATEWAY;
    };
  }

  boolean isTransitGateway() {
    return this == TRANSIT_GATEWAY || this == TRANSIT_GATEWAY_ATTACHMENT;
  }

  UnsuccessfulItemError unknown(String id) {
    return UnsuccessfulItemError.builder().code(unknown).message("Unknown resource " + id).build();
  }

  static Optional<FlowLogResource> find(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }

  static String wireNames() {
    return Arrays.stream(values()).map(type -> type.wireName).collect(Collectors.joining(", "));
  }
}
