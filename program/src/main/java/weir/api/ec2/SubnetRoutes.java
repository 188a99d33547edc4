package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import weir.model.net.Cidr;
import weir.model.network.RouteTarget;
import weir.store.state.Scope;
import weir.store.state.StateView;

/// The routes of a subnet as the recorder reads them: one per block of addresses, with the kind of
/// target that the `traffic-path` field tells apart and the interface that takes the packets.
public final class SubnetRoutes {
  private final Ec2View view;
  private final Subnet subnet;

  private SubnetRoutes(Ec2View view, Subnet subnet) {
    this.view = view;
    this.subnet = subnet;
  }

  /// @param state of one moment, as [weir.store.state.StateStore#read] gives it
  public static List<weir.model.network.Route> of(StateView state, Scope scope, Subnet subnet) {
    return new SubnetRoutes(new Ec2View(state, scope), subnet).read();
  }

  private List<weir.model.network.Route> read() {
    Optional<RouteTable> table = RouteTableAssociations.of(view, subnet);
    if (table.isEmpty()) {
      return List.of();
    }
    RouteTargets targets = new RouteTargets(view, table.get());
    List<weir.model.network.Route> routes = new ArrayList<>();
    for (Route route : table.get().routes()) {
      RouteTarget target = targets.alive(route) ? target(route) : RouteTarget.BLACKHOLE;
      // The VPC's own blocks say what is local.
      if (target != RouteTarget.LOCAL) {
        String next = target == RouteTarget.BLACKHOLE ? null : nextInterface(route);
        for (Cidr block : blocks(route)) {
          routes.add(new weir.model.network.Route(block, target, next));
        }
      }
    }
    return List.copyOf(routes);
  }

  private List<Cidr> blocks(Route route) {
    if (route.destinationPrefixListId() != null) {
      return PrefixLists.entries(view, route.destinationPrefixListId()).stream()
          .map(PrefixListEntry::cidr)
          .map(Cidr::of)
          .toList();
    }
    return List.of(
        Cidr.of(
            route.destinationCidrBlock() == null
                ? route.destinationIpv6CidrBlock()
                : route.destinationCidrBlock()));
  }

  private RouteTarget target(Route route) {
    if (route.networkInterfaceId() != null) {
      return view.find(ResourceKinds.NETWORK_INTERFACE, route.networkInterfaceId())
          .map(eni -> RouteTarget.through(InterfaceView.typeByItself(eni)))
          .orElse(RouteTarget.NETWORK_INTERFACE);
    }
    if (route.instanceId() != null) {
      return RouteTarget.NETWORK_INTERFACE;
    }
    if (route.natGatewayId() != null) {
      return RouteTarget.NAT_GATEWAY;
    }
    if (route.transitGatewayId() != null) {
      return RouteTarget.TRANSIT_GATEWAY;
    }
    if (route.egressOnlyInternetGatewayId() != null) {
      return RouteTarget.EGRESS_ONLY_INTERNET_GATEWAY;
    }
    if (route.localGatewayId() != null) {
      return RouteTarget.LOCAL_GATEWAY;
    }
    if (route.carrierGatewayId() != null) {
      return RouteTarget.CARRIER_GATEWAY;
    }
    if (route.vpcPeeringConnectionId() != null) {
      boolean far =
          Peerings.find(view, route.vpcPeeringConnectionId())
              .filter(found -> Peerings.betweenRegions(found.document()))
              .isPresent();
      return far ? RouteTarget.INTER_REGION_PEERING : RouteTarget.PEERING;
    }
    return gateway(route.gatewayId());
  }

  private RouteTarget gateway(String id) {
    if (id.equals("local")) {
      return RouteTarget.LOCAL;
    }
    if (ResourceKinds.INTERNET_GATEWAY.owns(id)) {
      return RouteTarget.INTERNET_GATEWAY;
    }
    if (ResourceKinds.VPN_GATEWAY.owns(id)) {
      return RouteTarget.VIRTUAL_PRIVATE_GATEWAY;
    }
    boolean firewall =
        view.find(ResourceKinds.VPC_ENDPOINT, id)
            .filter(it -> it.vpcEndpointType() == VpcEndpointType.GATEWAY_LOAD_BALANCER)
            .isPresent();
    return firewall ? RouteTarget.FIREWALL_ENDPOINT : RouteTarget.GATEWAY_ENDPOINT;
  }

  /// The interface in the VPC that takes the packets of a route, when one does.
  private @Nullable String nextInterface(Route route) {
    if (route.networkInterfaceId() != null) {
      return route.networkInterfaceId();
    }
    if (route.natGatewayId() != null) {
      return view.find(ResourceKinds.NAT_GATEWAY, route.natGatewayId()).stream()
          .flatMap(gateway -> gateway.natGatewayAddresses().stream())
          .map(NatGatewayAddress::networkInterfaceId)
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    }
    if (route.transitGatewayId() != null) {
      return transitInterface(route.transitGatewayId()).orElse(null);
    }
    return route.gatewayId() == null
        ? null
        : view.find(ResourceKinds.VPC_ENDPOINT, route.gatewayId()).stream()
            .flatMap(endpoint -> endpoint.networkInterfaceIds().stream())
            .findFirst()
            .orElse(null);
  }

  /// The attachment's interface in the subnet's own zone; packets do not leave the zone to reach a
  /// transit gateway.
  private Optional<String> transitInterface(String transitGatewayId) {
    return view.all(ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT).stream()
        .filter(TransitGateways::stands)
        .filter(it -> it.transitGatewayId().equals(transitGatewayId))
        .filter(it -> it.vpcId().equals(subnet.vpcId()))
        .map(it -> TransitGateways.description(it.transitGatewayAttachmentId()))
        .flatMap(description ->
            view.all(ResourceKinds.NETWORK_INTERFACE).stream()
                .filter(eni -> description.equals(eni.description()))
                .filter(
                    eni -> Objects.equals(eni.availabilityZoneId(), subnet.availabilityZoneId())))
        .map(NetworkInterface::networkInterfaceId)
        .findFirst();
  }
}
