package weir.policy;

import java.util.Optional;
import weir.model.flow.FlowDirection;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.PublicAccessBlock;
import weir.model.network.Route;
import weir.model.network.RouteTarget;
import weir.model.network.Subnet;
import weir.model.network.Vpc;

/// What an interface's place in the network says of traffic with a given peer: whether Block Public
/// Access forbids it, and whether AWS tracks it whatever the rules are. Immutable.
final class InternetEdge {
  private final Network network;
  private final Vpc vpc;
  private final Subnet subnet;
  private final boolean natGateway;
  private final boolean tracksAll;
  private final boolean tracksSome;

  InternetEdge(Network network, NetworkInterface eni) {
    this.network = network;
    vpc = network.vpcOf(eni);
    subnet = network.subnet(eni.subnetId());
    natGateway = isNat(eni.type());
    tracksAll = isAutoTracked(eni.type());
    tracksSome =
        tracksAll
            || subnet.routes().stream().anyMatch(route -> isAutoTracked(route.target()))
            || network.interfaces().stream()
                .anyMatch(other ->
                    isAutoTracked(other.type()) && network.vpcOf(other).id().equals(vpc.id()));
  }

  /// Whether Block Public Access forbids a packet in this direction from or to the peer.
  boolean blocksPublicAccess(FlowDirection direction, long peerHigh, long peerLow) {
    return switch (vpc.publicAccessBlock()) {
      case OFF -> false;
      case INGRESS ->
          direction == FlowDirection.INGRESS
              && !natGateway
              && isBeyond(RouteTarget.INTERNET_GATEWAY, peerHigh, peerLow);
      case BIDIRECTIONAL ->
          isBeyond(RouteTarget.INTERNET_GATEWAY, peerHigh, peerLow)
              || isBeyond(RouteTarget.EGRESS_ONLY_INTERNET_GATEWAY, peerHigh, peerLow);
    };
  }

  PublicAccessBlock publicAccessBlock() {
    return vpc.publicAccessBlock();
  }

  String vpcId() {
    return vpc.id();
  }

  private boolean isBeyond(RouteTarget target, long high, long low) {
    if (vpc.contains(high, low)) {
      return false;
    }
    Optional<Route> route = subnet.findRoute(high, low);
    return route.isPresent() && route.get().target() == target;
  }

  /// Whether AWS tracks flows with the peer even where the rules leave them untracked.
  boolean isAutoTracked(long peerHigh, long peerLow) {
    if (!tracksSome) {
      return false;
    }
    if (tracksAll) {
      return true;
    }
    if (vpc.contains(peerHigh, peerLow)) {
      Optional<NetworkInterface> peer = network.findInterface(vpc.id(), peerHigh, peerLow);
      return peer.isPresent() && isAutoTracked(peer.get().type());
    }
    Optional<Route> route = subnet.findRoute(peerHigh, peerLow);
    return route.isPresent() && isAutoTracked(route.get().target());
  }

  private static boolean isNat(InterfaceType type) {
    return type == InterfaceType.NAT_GATEWAY || type == InterfaceType.REGIONAL_NAT_GATEWAY;
  }

  private static boolean isAutoTracked(InterfaceType type) {
    return switch (type) {
      case NAT_GATEWAY,
          REGIONAL_NAT_GATEWAY,
          NETWORK_LOAD_BALANCER,
          GATEWAY_LOAD_BALANCER_ENDPOINT,
          VPC_ENDPOINT,
          LAMBDA ->
          true;
      case INTERFACE,
          GATEWAY_LOAD_BALANCER,
          TRANSIT_GATEWAY,
          EFA,
          BRANCH,
          TRUNK,
          EFS,
          API_GATEWAY_MANAGED ->
          false;
    };
  }

  private static boolean isAutoTracked(RouteTarget target) {
    return switch (target) {
      case EGRESS_ONLY_INTERNET_GATEWAY, NAT_GATEWAY, FIREWALL_ENDPOINT -> true;
      case LOCAL,
          INTERNET_GATEWAY,
          CARRIER_GATEWAY,
          NETWORK_INTERFACE,
          TRANSIT_GATEWAY,
          PEERING,
          INTER_REGION_PEERING,
          VIRTUAL_PRIVATE_GATEWAY,
          GATEWAY_ENDPOINT,
          LOCAL_GATEWAY,
          BLACKHOLE ->
          false;
    };
  }
}
