package weir.model.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of thing that a route can lead to.
public enum RouteTarget {
  /// Inside the VPC; every route table has this route for the VPC's own blocks.
  LOCAL("local"),
  INTERNET_GATEWAY("igw"),
  EGRESS_ONLY_INTERNET_GATEWAY("eigw"),
  CARRIER_GATEWAY("cagw"),
  NAT_GATEWAY("nat"),
  NETWORK_INTERFACE("eni"),
  TRANSIT_GATEWAY("tgw"),
  PEERING("pcx"),
  INTER_REGION_PEERING("pcx"),
  VIRTUAL_PRIVATE_GATEWAY("vgw"),
  GATEWAY_ENDPOINT("vpce"),
  /// A Gateway Load Balancer's or Network Firewall's endpoint.
  FIREWALL_ENDPOINT("vpce"),
  LOCAL_GATEWAY("lgw"),
  /// Nowhere: the packets are dropped.
  BLACKHOLE("blackhole");

  private final String idPrefix;

  RouteTarget(String idPrefix) {
    this.idPrefix = idPrefix;
  }

  /// The word of a network description: `internet-gateway`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What ids of such targets begin with. Two kinds may share one; [#find] then takes the first.
  public String idPrefix() {
    return idPrefix;
  }

  /// What a route leads to when an interface of this kind takes its packets.
  public static RouteTarget through(InterfaceType type) {
    return switch (type) {
      case NAT_GATEWAY, REGIONAL_NAT_GATEWAY -> NAT_GATEWAY;
      case TRANSIT_GATEWAY -> TRANSIT_GATEWAY;
      case GATEWAY_LOAD_BALANCER, GATEWAY_LOAD_BALANCER_ENDPOINT -> FIREWALL_ENDPOINT;
      case INTERFACE,
          NETWORK_LOAD_BALANCER,
          VPC_ENDPOINT,
          LAMBDA,
          EFA,
          BRANCH,
          TRUNK,
          EFS,
          API_GATEWAY_MANAGED ->
          NETWORK_INTERFACE;
    };
  }

  /// The kind that a word (`internet-gateway`) or an id (`igw-0a1b2c3d`) speaks of.
  public static Optional<RouteTarget> find(String wordOrId) {
    return Arrays.stream(values())
        .filter(
            target -> target.word().equals(wordOrId) || ResourceId.is(target.idPrefix, wordOrId))
        .findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(RouteTarget::word).toList();
  }
}
