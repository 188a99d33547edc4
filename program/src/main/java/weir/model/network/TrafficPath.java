package weir.model.network;

/// How egress traffic leaves a subnet, in the codes of the `traffic-path` field (the codes of
/// Nitro-based instances).
public final class TrafficPath {
  /// No route: the field is absent.
  public static final int NONE = 0;

  public static final int SAME_VPC = 1;
  public static final int VIRTUAL_PRIVATE_GATEWAY = 3;
  public static final int PEERING = 4;
  public static final int INTER_REGION_PEERING = 5;
  public static final int LOCAL_ZONE = 6;
  public static final int GATEWAY_ENDPOINT = 7;
  public static final int INTERNET_GATEWAY = 8;

  private TrafficPath() {}

  /// The code of a packet that leaves the subnet for this address, or [#NONE] when the subnet's
  /// routes do not lead there. Allocates nothing.
  public static int to(Vpc vpc, Subnet subnet, long high, long low) {
    Route route = subnet.longestMatch(high, low);
    int local = vpc.longestBlock(high, low);
    if (route == null || local >= route.destination().prefixLength()) {
      return local >= 0 ? SAME_VPC : NONE;
    }
    return switch (route.target()) {
      // An interface, NAT gateway or attachment in the VPC takes the packet.
      case LOCAL, NAT_GATEWAY, NETWORK_INTERFACE, TRANSIT_GATEWAY, FIREWALL_ENDPOINT -> SAME_VPC;
      case LOCAL_GATEWAY -> SAME_VPC;
      case INTERNET_GATEWAY, EGRESS_ONLY_INTERNET_GATEWAY ->
          subnet.inLocalZone() ? LOCAL_ZONE : INTERNET_GATEWAY;
      case CARRIER_GATEWAY -> LOCAL_ZONE;
      case PEERING -> PEERING;
      case INTER_REGION_PEERING -> INTER_REGION_PEERING;
      case VIRTUAL_PRIVATE_GATEWAY -> VIRTUAL_PRIVATE_GATEWAY;
      case GATEWAY_ENDPOINT -> GATEWAY_ENDPOINT;
      case BLACKHOLE -> NONE;
    };
  }
}
