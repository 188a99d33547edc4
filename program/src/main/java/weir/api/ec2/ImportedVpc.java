package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;
import software.amazon.awssdk.services.ec2.model.SubnetCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.SubnetState;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.VpcState;
import weir.model.net.Cidr;
import weir.model.network.Network;
import weir.model.network.PublicAccessBlock;
import weir.model.network.Route;
import weir.model.network.RouteTarget;
import weir.model.network.Subnet;
import weir.model.network.Vpc;
import weir.store.state.DerivedId;

/// Keeps a described VPC with its subnets and route tables as the API has them.
final class ImportedVpc {
  private final Ec2Change change;
  private final ResourceIds ids;
  private final Network network;
  private final Vpc vpc;
  private final List<String> omissions;

  ImportedVpc(Ec2Change change, ResourceIds ids, Network network, Vpc vpc, List<String> omissions) {
    this.change = change;
    this.ids = ids;
    this.network = network;
    this.vpc = vpc;
    this.omissions = omissions;
  }

  void putVpc() {
    List<Cidr> ipv4 = vpc.cidrs().stream().filter(Cidr::isIpv4).toList();
    change.put(
        ResourceKinds.VPC,
        software.amazon.awssdk.services.ec2.model.Vpc.builder()
            .vpcId(vpc.id())
            .ownerId(vpc.accountId())
            .state(VpcState.AVAILABLE)
            .cidrBlock(ipv4.isEmpty() ? null : ipv4.getFirst().toString())
            .cidrBlockAssociationSet(
                ipv4.stream().map(cidr -> Vpcs.ipv4Association(ids, cidr)).toList())
            .ipv6CidrBlockAssociationSet(
                vpc.cidrs().stream()
                    .filter(cidr -> !cidr.isIpv4())
                    .map(cidr -> Vpcs.ipv6Association(ids, cidr, vpc.region()))
                    .toList())
            .dhcpOptionsId(Vpcs.dhcpOptionsId(change))
            .instanceTenancy(Tenancy.DEFAULT)
            .isDefault(false)
            .build());
    change.put(
        Ec2Documents.VPC_ATTRIBUTES,
        vpc.id(),
        DescribeVpcAttributeResponse.builder()
            .vpcId(vpc.id())
            .enableDnsSupport(Vpcs.flag(true))
            .enableDnsHostnames(Vpcs.flag(false))
            .enableNetworkAddressUsageMetrics(Vpcs.flag(false))
            .build());
    Map<String, String> tags = new TreeMap<>(vpc.tags());
    if (vpc.publicAccessBlock() != PublicAccessBlock.OFF) {
      tags.put(WeirTags.PUBLIC_ACCESS, vpc.publicAccessBlock().word());
    }
    change.tag(ResourceKinds.VPC, vpc.id(), NetworkImport.tags(tags));
  }

  void putSubnet(Subnet subnet) {
    List<Cidr> ipv4 = subnet.cidrs().stream().filter(Cidr::isIpv4).toList();
    String zone = zone(subnet);
    change.put(
        ResourceKinds.SUBNET,
        software.amazon.awssdk.services.ec2.model.Subnet.builder()
            .subnetId(subnet.id())
            .subnetArn(change.arn(ResourceKinds.SUBNET, subnet.id()))
            .vpcId(vpc.id())
            .ownerId(vpc.accountId())
            .state(SubnetState.AVAILABLE)
            .cidrBlock(ipv4.isEmpty() ? null : ipv4.getFirst().toString())
            .ipv6CidrBlockAssociationSet(
                subnet.cidrs().stream()
                    .filter(cidr -> !cidr.isIpv4())
                    .map(cidr ->
                        SubnetIpv6CidrBlockAssociation.builder()
                            .associationId(ids.next("subnet-cidr-assoc"))
                            .ipv6CidrBlock(cidr.toString())
                            .ipv6CidrBlockState(
                                state -> state.state(SubnetCidrBlockStateCode.ASSOCIATED))
                            .build())
                    .toList())
            .availabilityZone(zone)
            .availabilityZoneId(subnet.azId())
            .defaultForAz(false)
            .mapPublicIpOnLaunch(false)
            .assignIpv6AddressOnCreation(false)
            .mapCustomerOwnedIpOnLaunch(false)
            .enableDns64(false)
            .ipv6Native(ipv4.isEmpty())
            .build());
    Map<String, String> tags = new TreeMap<>(subnet.tags());
    Subnet.Sublocation sublocation = subnet.sublocation();
    if (sublocation != null) {
      tags.put(WeirTags.SUBLOCATION, sublocation.type() + " " + sublocation.id());
    }
    change.tag(ResourceKinds.SUBNET, subnet.id(), NetworkImport.tags(tags));
    if (ipv4.size() > 1) {
      omissions.add(
          "the blocks of " + subnet.id() + " behind " + ipv4.getFirst() + " are left out");
    }
  }

  /// The zone's name in the region; the first one when the description names none that is there.
  private String zone(Subnet subnet) {
    Map<String, String> zones = Zones.of(vpc.region());
    return zones.entrySet().stream()
        .filter(zone -> Objects.equals(zone.getValue(), subnet.azId()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> vpc.region() + "a");
  }

  /// A main table with the local routes, and one for each subnet that has more.
  void putRouteTables() {
    var document = change.require(ResourceKinds.VPC, vpc.id());
    RouteTables.makeMain(change, ids, document);
    for (Subnet subnet : network.subnets()) {
      if (subnet.vpcId().equals(vpc.id()) && !subnet.routes().isEmpty()) {
        String id = ids.next(ResourceKinds.ROUTE_TABLE);
        RouteTable local = RouteTables.empty(id, document);
        List<software.amazon.awssdk.services.ec2.model.Route> routes =
            new ArrayList<>(local.routes());
        subnet.routes().forEach(route -> add(routes, route, subnet));
        change.put(
            ResourceKinds.ROUTE_TABLE,
            local.toBuilder()
                .routes(routes)
                .associations(
                    RouteTableAssociation.builder()
                        .main(false)
                        .routeTableId(id)
                        .routeTableAssociationId(ids.next("rtbassoc"))
                        .subnetId(subnet.id())
                        .associationState(
                            state -> state.state(RouteTableAssociationStateCode.ASSOCIATED))
                        .build())
                .build());
      }
    }
  }

  /// Of the targets that are not in a description themselves, the internet gateway is made; the
  /// others are said.
  private void add(
      List<software.amazon.awssdk.services.ec2.model.Route> routes, Route route, Subnet subnet) {
    var document =
        software.amazon.awssdk.services.ec2.model.Route.builder()
            .origin(RouteOrigin.CREATE_ROUTE)
            .state(
                route.target() == RouteTarget.BLACKHOLE ? RouteState.BLACKHOLE : RouteState.ACTIVE);
    if (route.destination().isIpv4()) {
      document.destinationCidrBlock(route.destination().toString());
    } else {
      document.destinationIpv6CidrBlock(route.destination().toString());
    }
    if (route.target() == RouteTarget.INTERNET_GATEWAY) {
      routes.add(document.gatewayId(internetGateway()).build());
    } else if (route.nextInterfaceId() != null) {
      routes.add(document.networkInterfaceId(route.nextInterfaceId()).build());
    } else if (route.target() == RouteTarget.BLACKHOLE) {
      // It names what is not there any more.
      String gone = DerivedId.of("eni", subnet.id() + "/gone/" + route.destination());
      routes.add(document.networkInterfaceId(gone).build());
    } else {
      omissions.add(
          "the route of "
              + subnet.id()
              + " to "
              + route.destination()
              + " is left out: the description does not have the "
              + route.target().word()
              + " itself");
    }
  }

  private String internetGateway() {
    String id = DerivedId.of("igw", vpc.id());
    if (change.find(ResourceKinds.INTERNET_GATEWAY, id).isEmpty()) {
      change.put(
          ResourceKinds.INTERNET_GATEWAY,
          InternetGateway.builder()
              .internetGatewayId(id)
              .ownerId(vpc.accountId())
              .attachments(
                  InternetGatewayAttachment.builder().vpcId(vpc.id()).state("available").build())
              .build());
    }
    return id;
  }
}
