package weir.api.ec2;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItemError;

/// The kinds of resource that flow logs record, with AWS's words for ids that name none.
enum FlowLogResource {
  VPC("VPC", ResourceKinds.VPC, "InvalidVpcId.NotFound"),
  SUBNET("Subnet", ResourceKinds.SUBNET, "InvalidSubnetId.NotFound"),
  NETWORK_INTERFACE(
      "NetworkInterface",
      ResourceKinds.NETWORK_INTERFACE,
      "InvalidNetworkInterfaceId.NotFound"),
  TRANSIT_GATEWAY(
      "TransitGateway", ResourceKinds.TRANSIT_GATEWAY, "InvalidTransitGatewayID.NotFound"),
  TRANSIT_GATEWAY_ATTACHMENT(
      "TransitGatewayAttachment",
      ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT,
      "InvalidTransitGatewayAttachmentID.NotFound"),
  REGIONAL_NAT_GATEWAY(
      "RegionalNatGateway", ResourceKinds.NAT_GATEWAY, "InvalidNatGatewayID.NotFound");

  private final String wireName;
  private final ResourceKind<?> kind;
  private final String unknown;

  FlowLogResource(String wireName, ResourceKind<?> kind, String unknown) {
    this.wireName = wireName;
    this.kind = kind;
    this.unknown = unknown;
  }

  /// `VPC`, `Subnet`, `NetworkInterface`.
  String wireName() {
    return wireName;
  }

  ResourceKind<?> kind() {
    return kind;
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
