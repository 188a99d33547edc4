package weir.api.ec2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import weir.model.aws.Fault;
import weir.model.net.Cidr;
import weir.model.network.InterfaceType;
import weir.model.network.NetworkInterface;
import weir.model.network.PrefixList;
import weir.model.network.Route;
import weir.model.network.RouteTarget;

/// The routes of subnets, in the model's words.
final class RouteView {
  private final Map<String, RouteTable> bySubnet = new HashMap<>();
  private final Map<String, RouteTable> mainByVpc = new HashMap<>();
  private final Map<String, String> natInterfaces = new HashMap<>();
  private final Map<String, VpcEndpoint> endpoints = new HashMap<>();
  private final Set<String> betweenRegions = new HashSet<>();
  private final Map<String, String> vpcBySubnet = new HashMap<>();
  private final Map<String, NetworkInterface> interfaces;
  private final Map<String, PrefixList> prefixLists;
  private final Omissions omissions;

  RouteView(
      NetworkDocuments documents,
      Map<String, NetworkInterface> interfaces,
      Map<String, PrefixList> prefixLists,
      Omissions omissions) {
    this.interfaces = interfaces;
    this.prefixLists = prefixLists;
    this.omissions = omissions;
    documents.routeTables().forEach(owned -> addTable(owned.document()));
    documents.natGateways().forEach(owned -> addNatGateway(owned.document()));
    documents
        .endpoints()
        .forEach(owned -> endpoints.put(owned.document().vpcEndpointId(), owned.document()));
    documents.peerings().forEach(owned -> addPeering(owned.document()));
    documents.subnets().forEach(owned -> vpcBySubnet.put(owned.id(), owned.document().vpcId()));
  }

  private void addTable(RouteTable table) {
    for (RouteTableAssociation association : table.associations()) {
      if (Boolean.TRUE.equals(association.main())) {
        mainByVpc.put(table.vpcId(), table);
      } else if (association.subnetId() != null) {
        bySubnet.put(association.subnetId(), table);
      }
    }
  }

  private void addNatGateway(NatGateway gateway) {
    for (NatGatewayAddress address : gateway.natGatewayAddresses()) {
      if (address.networkInterfaceId() != null) {
        natInterfaces.putIfAbsent(gateway.natGatewayId(), address.networkInterfaceId());
      }
    }
  }

  private void addPeering(VpcPeeringConnection peering) {
    String one = peering.requesterVpcInfo() == null ? null : peering.requesterVpcInfo().region();
    String other = peering.accepterVpcInfo() == null ? null : peering.accepterVpcInfo().region();
    if (one != null && other != null && !one.equals(other)) {
      betweenRegions.add(peering.vpcPeeringConnectionId());
    }
  }

  /// What a subnet's table, or its VPC's main one, adds to the local routes.
  List<Route> of(Subnet subnet) {
    RouteTable table = bySubnet.getOrDefault(subnet.subnetId(), mainByVpc.get(subnet.vpcId()));
    List<Route> routes = new ArrayList<>();
    if (table != null) {
      for (var route : table.routes()) {
        if (!isLocal(route)) {
          omissions
              .attempt("a route of " + table.routeTableId(), () -> routes(route, subnet))
              .ifPresent(routes::addAll);
        }
      }
    }
    return routes;
  }

  private static boolean isLocal(software.amazon.awssdk.services.ec2.model.Route route) {
    return "local".equals(route.gatewayId());
  }

  private record Via(RouteTarget target, @Nullable String interfaceId) {}

  private List<Route> routes(software.amazon.awssdk.services.ec2.model.Route route, Subnet subnet) {
    Via via = route.state() == RouteState.BLACKHOLE ? nowhere() : via(route, subnet);
    return blocks(route).stream()
        .map(block -> new Route(block, via.target(), via.interfaceId()))
        .toList();
  }

  private List<Cidr> blocks(software.amazon.awssdk.services.ec2.model.Route route) {
    if (route.destinationCidrBlock() != null) {
      return List.of(Cidr.of(route.destinationCidrBlock()));
    }
    if (route.destinationIpv6CidrBlock() != null) {
      return List.of(Cidr.of(route.destinationIpv6CidrBlock()));
    }
    PrefixList list = prefixLists.get(String.valueOf(route.destinationPrefixListId()));
    if (list == null) {
      throw new Fault.NotFound("there is no prefix list " + route.destinationPrefixListId());
    }
    return list.entries();
  }

  private Via via(software.amazon.awssdk.services.ec2.model.Route route, Subnet subnet) {
    if (route.natGatewayId() != null) {
      return new Via(RouteTarget.NAT_GATEWAY, known(natInterfaces.get(route.natGatewayId())));
    }
    if (route.networkInterfaceId() != null) {
      String eni = known(route.networkInterfaceId());
      return eni == null ? nowhere() : new Via(RouteTarget.NETWORK_INTERFACE, eni);
    }
    if (route.transitGatewayId() != null) {
      return new Via(RouteTarget.TRANSIT_GATEWAY, transitInterface(subnet).orElse(null));
    }
    if (route.vpcPeeringConnectionId() != null) {
      return new Via(
          betweenRegions.contains(route.vpcPeeringConnectionId())
              ? RouteTarget.INTER_REGION_PEERING
              : RouteTarget.PEERING,
          null);
    }
    if (route.egressOnlyInternetGatewayId() != null) {
      return new Via(RouteTarget.EGRESS_ONLY_INTERNET_GATEWAY, null);
    }
    if (route.localGatewayId() != null) {
      return new Via(RouteTarget.LOCAL_GATEWAY, null);
    }
    if (route.carrierGatewayId() != null) {
      return new Via(RouteTarget.CARRIER_GATEWAY, null);
    }
    return gateway(String.valueOf(route.gatewayId()));
  }

  private Via gateway(String id) {
    VpcEndpoint endpoint = endpoints.get(id);
    if (endpoint != null && "GatewayLoadBalancer".equals(endpoint.vpcEndpointTypeAsString())) {
      String eni =
          endpoint.networkInterfaceIds().isEmpty()
              ? null
              : known(endpoint.networkInterfaceIds().getFirst());
      return new Via(RouteTarget.FIREWALL_ENDPOINT, eni);
    }
    return new Via(
        RouteTarget.find(id).orElseThrow(() -> new Fault.NotFound("there is no gateway " + id)),
        null);
  }

  /// The interface of the VPC's attachment to a transit gateway, if it has one.
  private Optional<String> transitInterface(Subnet subnet) {
    return interfaces.values().stream()
        .filter(eni -> eni.type() == InterfaceType.TRANSIT_GATEWAY)
        .filter(eni -> inVpc(eni, subnet.vpcId()))
        .map(NetworkInterface::id)
        .sorted()
        .findFirst();
  }

  private boolean inVpc(NetworkInterface eni, String vpcId) {
    return vpcId.equals(vpcBySubnet.get(eni.subnetId()));
  }

  private @Nullable String known(@Nullable String eni) {
    return eni != null && interfaces.containsKey(eni) ? eni : null;
  }

  private static Via nowhere() {
    return new Via(RouteTarget.BLACKHOLE, null);
  }
}
