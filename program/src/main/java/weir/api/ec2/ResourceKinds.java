package weir.api.ec2;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpnGateway;
import weir.api.ec2.ResourceKind.Words;

/// The kinds of resources. To add one, write its line here and into [#ALL], and its document into
/// [Ec2Documents]; ids, tags, ARNs and not-found errors follow.
final class ResourceKinds {
  static final ResourceKind<Vpc> VPC =
      new ResourceKind<>(
          "vpc",
          "vpc",
          Ec2Documents.VPC,
          Words.of("InvalidVpcID", "vpc ID"),
          Vpc::vpcId,
          (vpc, tags) -> vpc.toBuilder().tags(tags).build());

  static final ResourceKind<Subnet> SUBNET =
      new ResourceKind<>(
          "subnet",
          "subnet",
          Ec2Documents.SUBNET,
          Words.of("InvalidSubnetID", "subnet ID"),
          Subnet::subnetId,
          (subnet, tags) -> subnet.toBuilder().tags(tags).build());

  static final ResourceKind<NetworkInterface> NETWORK_INTERFACE =
      new ResourceKind<>(
          "network-interface",
          "eni",
          Ec2Documents.NETWORK_INTERFACE,
          Words.of("InvalidNetworkInterfaceID", "networkInterface ID"),
          NetworkInterface::networkInterfaceId,
          (eni, tags) -> eni.toBuilder().tagSet(tags).build());

  static final ResourceKind<SecurityGroup> SECURITY_GROUP =
      new ResourceKind<>(
          "security-group",
          "sg",
          Ec2Documents.SECURITY_GROUP,
          new Words(
              "InvalidGroupId.Malformed",
              "InvalidGroup.NotFound",
              "The security group '%s' does not exist"),
          SecurityGroup::groupId,
          (group, tags) -> group.toBuilder().tags(tags).build());

  static final ResourceKind<SecurityGroupRule> SECURITY_GROUP_RULE =
      new ResourceKind<>(
          "security-group-rule",
          "sgr",
          Ec2Documents.SECURITY_GROUP_RULE,
          new Words(
              "InvalidSecurityGroupRuleId.Malformed",
              "InvalidSecurityGroupRuleId.NotFound",
              "The security group rule ID '%s' does not exist"),
          SecurityGroupRule::securityGroupRuleId,
          (rule, tags) -> rule.toBuilder().tags(tags).build());

  static final ResourceKind<NetworkAcl> NETWORK_ACL =
      new ResourceKind<>(
          "network-acl",
          "acl",
          Ec2Documents.NETWORK_ACL,
          Words.of("InvalidNetworkAclID", "networkAcl ID"),
          NetworkAcl::networkAclId,
          (acl, tags) -> acl.toBuilder().tags(tags).build());

  static final ResourceKind<RouteTable> ROUTE_TABLE =
      new ResourceKind<>(
          "route-table",
          "rtb",
          Ec2Documents.ROUTE_TABLE,
          Words.of("InvalidRouteTableID", "routeTable ID"),
          RouteTable::routeTableId,
          (table, tags) -> table.toBuilder().tags(tags).build());

  static final ResourceKind<InternetGateway> INTERNET_GATEWAY =
      new ResourceKind<>(
          "internet-gateway",
          "igw",
          Ec2Documents.INTERNET_GATEWAY,
          Words.of("InvalidInternetGatewayID", "internetGateway ID"),
          InternetGateway::internetGatewayId,
          (gateway, tags) -> gateway.toBuilder().tags(tags).build());

  static final ResourceKind<EgressOnlyInternetGateway> EGRESS_ONLY_INTERNET_GATEWAY =
      new ResourceKind<>(
          "egress-only-internet-gateway",
          "eigw",
          Ec2Documents.EGRESS_ONLY_INTERNET_GATEWAY,
          new Words(
              "InvalidEgressOnlyInternetGatewayId.Malformed",
              "InvalidGatewayID.NotFound",
              "The eigw ID '%s' does not exist"),
          EgressOnlyInternetGateway::egressOnlyInternetGatewayId,
          (gateway, tags) -> gateway.toBuilder().tags(tags).build());

  static final ResourceKind<NatGateway> NAT_GATEWAY =
      new ResourceKind<>(
          "natgateway",
          "nat",
          Ec2Documents.NAT_GATEWAY,
          new Words("NatGatewayMalformed", "NatGatewayNotFound", "NatGateway %s was not found"),
          NatGateway::natGatewayId,
          (gateway, tags) -> gateway.toBuilder().tags(tags).build());

  static final ResourceKind<Address> ADDRESS =
      new ResourceKind<>(
          "elastic-ip",
          "eipalloc",
          Ec2Documents.ADDRESS,
          Words.of("InvalidAllocationID", "allocation ID"),
          Address::allocationId,
          (address, tags) -> address.toBuilder().tags(tags).build());

  static final ResourceKind<ManagedPrefixList> MANAGED_PREFIX_LIST =
      new ResourceKind<>(
          "prefix-list",
          "pl",
          Ec2Documents.MANAGED_PREFIX_LIST,
          Words.of("InvalidPrefixListID", "prefix list ID"),
          ManagedPrefixList::prefixListId,
          (list, tags) -> list.toBuilder().tags(tags).build());

  static final ResourceKind<TransitGateway> TRANSIT_GATEWAY =
      new ResourceKind<>(
          "transit-gateway",
          "tgw",
          Ec2Documents.TRANSIT_GATEWAY,
          new Words(
              "InvalidTransitGatewayID.Malformed",
              "InvalidTransitGatewayID.NotFound",
              "Transit Gateway %s was deleted or does not exist."),
          TransitGateway::transitGatewayId,
          (gateway, tags) -> gateway.toBuilder().tags(tags).build());

  static final ResourceKind<TransitGatewayVpcAttachment> TRANSIT_GATEWAY_VPC_ATTACHMENT =
      new ResourceKind<>(
          "transit-gateway-attachment",
          "tgw-attach",
          Ec2Documents.TRANSIT_GATEWAY_VPC_ATTACHMENT,
          new Words(
              "InvalidTransitGatewayAttachmentID.Malformed",
              "InvalidTransitGatewayAttachmentID.NotFound",
              "Transit Gateway Attachment %s was deleted or does not exist."),
          TransitGatewayVpcAttachment::transitGatewayAttachmentId,
          (attachment, tags) -> attachment.toBuilder().tags(tags).build());

  static final ResourceKind<VpcPeeringConnection> VPC_PEERING_CONNECTION =
      new ResourceKind<>(
          "vpc-peering-connection",
          "pcx",
          Ec2Documents.VPC_PEERING_CONNECTION,
          new Words(
              "InvalidVpcPeeringConnectionId.Malformed",
              "InvalidVpcPeeringConnectionID.NotFound",
              "The vpcPeeringConnection ID '%s' does not exist"),
          VpcPeeringConnection::vpcPeeringConnectionId,
          (peering, tags) -> peering.toBuilder().tags(tags).build());

  static final ResourceKind<VpcEndpoint> VPC_ENDPOINT =
      new ResourceKind<>(
          "vpc-endpoint",
          "vpce",
          Ec2Documents.VPC_ENDPOINT,
          new Words(
              "InvalidVpcEndpointId.Malformed",
              "InvalidVpcEndpointId.NotFound",
              "The Vpc Endpoint Id '%s' does not exist"),
          VpcEndpoint::vpcEndpointId,
          (endpoint, tags) -> endpoint.toBuilder().tags(tags).build());

  static final ResourceKind<VpnGateway> VPN_GATEWAY =
      new ResourceKind<>(
          "vpn-gateway",
          "vgw",
          Ec2Documents.VPN_GATEWAY,
          Words.of("InvalidVpnGatewayID", "vpnGateway ID"),
          VpnGateway::vpnGatewayId,
          (gateway, tags) -> gateway.toBuilder().tags(tags).build());

  static final ResourceKind<VpcBlockPublicAccessExclusion> PUBLIC_ACCESS_EXCLUSION =
      new ResourceKind<>(
          "vpc-block-public-access-exclusion",
          "vpcbpa-exclude",
          Ec2Documents.PUBLIC_ACCESS_EXCLUSION,
          Words.of(
              "InvalidVpcBlockPublicAccessExclusionId", "VPC Block Public Access exclusion ID"),
          VpcBlockPublicAccessExclusion::exclusionId,
          (exclusion, tags) -> exclusion.toBuilder().tags(tags).build());

  static final ResourceKind<Instance> INSTANCE =
      new ResourceKind<>(
          "instance",
          "i",
          Ec2Documents.INSTANCE,
          Words.of("InvalidInstanceID", "instance ID"),
          Instance::instanceId,
          (instance, tags) -> instance.toBuilder().tags(tags).build());

  static final ResourceKind<FlowLog> FLOW_LOG =
      new ResourceKind<>(
          "vpc-flow-log",
          "fl",
          Ec2Documents.FLOW_LOG,
          new Words(
              "InvalidFlowLogId.Malformed",
              "InvalidFlowLogId.NotFound",
              "These flow log ids in the input list are not found: [TotalCount: 1] %s"),
          FlowLog::flowLogId,
          (log, tags) -> log.toBuilder().tags(tags).build());

  static final ResourceKind<KeyPairInfo> KEY_PAIR =
      new ResourceKind<>(
          "key-pair",
          "key",
          Ec2Documents.KEY_PAIR,
          new Words(
              "InvalidParameterValue",
              "InvalidKeyPair.NotFound",
              "The key pair '%s' does not exist"),
          KeyPairInfo::keyPairId,
          (pair, tags) -> pair.toBuilder().tags(tags).build());

  static final ResourceKind<DhcpOptions> DHCP_OPTIONS =
      new ResourceKind<>(
          "dhcp-options",
          "dopt",
          Ec2Documents.DHCP_OPTIONS,
          Words.of("InvalidDhcpOptionID", "dhcpOption ID"),
          DhcpOptions::dhcpOptionsId,
          (options, tags) -> options.toBuilder().tags(tags).build());

  static final List<ResourceKind<?>> ALL =
      List.of(
          VPC,
          SUBNET,
          NETWORK_INTERFACE,
          SECURITY_GROUP,
          SECURITY_GROUP_RULE,
          NETWORK_ACL,
          ROUTE_TABLE,
          INTERNET_GATEWAY,
          EGRESS_ONLY_INTERNET_GATEWAY,
          NAT_GATEWAY,
          ADDRESS,
          MANAGED_PREFIX_LIST,
          TRANSIT_GATEWAY,
          TRANSIT_GATEWAY_VPC_ATTACHMENT,
          VPC_PEERING_CONNECTION,
          VPC_ENDPOINT,
          VPN_GATEWAY,
          PUBLIC_ACCESS_EXCLUSION,
          INSTANCE,
          KEY_PAIR,
          DHCP_OPTIONS,
          FLOW_LOG);

  private ResourceKinds() {}

  /// The kind that an id belongs to, by its prefix.
  static Optional<ResourceKind<?>> find(String id) {
    return ALL.stream().<ResourceKind<?>>map(kind -> kind).filter(kind -> kind.owns(id)).findAny();
  }
}
