package weir.dataplane.lab;

import java.util.List;
import java.util.Optional;
import weir.dataplane.host.NetworkNamespace;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.Route;
import weir.model.network.RouteTarget;
import weir.model.network.Subnet;
import weir.model.network.Vpc;

/// What AWS hides: a bridge per subnet, the router between them at each subnet's first address, and
/// the internet gateway. Filters nothing; every interface guards itself.
final class LabFabric {
  /// An address outside every VPC, to ask a route table where the internet is.
  private static final IpAddress SOMEWHERE = LabInternet.MIRROR;

  private static final int FIRST_TABLE = 100;

  static final String INTERNET_LINK = "inet";

  private LabFabric() {}

  static void build(Network network, Vpc vpc, NetworkNamespace fabric, NetworkNamespace internet) {
    for (String scope : List.of("all", "default")) {
      fabric.set("net/ipv4/conf/" + scope + "/rp_filter", 0);
      fabric.set("net/ipv4/conf/" + scope + "/send_redirects", 0);
      fabric.set("net/ipv6/conf/" + scope + "/forwarding", 1);
      fabric.set("net/ipv6/conf/" + scope + "/accept_dad", 0);
    }
    fabric.set("net/ipv4/ip_forward", 1);
    fabric.nft(LabRules.QUIET);
    StringBuilder lines = new StringBuilder();
    for (Subnet subnet : network.subnets()) {
      String bridge = bridge(subnet);
      lines.append("link add " + bridge + " type bridge mcast_snooping 0\n");
      for (Cidr cidr : subnet.cidrs()) {
        lines.append("address add " + router(cidr) + "/" + cidr.prefixLength());
        lines.append(" dev " + bridge + "\n");
      }
      lines.append("link set " + bridge + " up\n");
    }
    lines.append("link add " + INTERNET_LINK + " type veth peer name " + LabMachine.LINK);
    lines.append(" netns " + internet.name() + "\n");
    for (Cidr cidr : LabInternet.BLOCKS) {
      lines.append("address add " + router(cidr) + "/" + cidr.prefixLength());
      lines.append(" dev " + INTERNET_LINK + "\n");
    }
    lines.append("link set " + INTERNET_LINK + " up\n");
    fabric.ip(lines.toString());
    fabric.nft(LabRules.internetGateway(network, vpc, INTERNET_LINK));
  }

  /// Sends what leaves the VPC to where its subnet's default route leads. The internet is attached
  /// to the router itself, so only detours and dead ends need a route.
  static void route(Network network, Vpc vpc, NetworkNamespace fabric) {
    StringBuilder lines = new StringBuilder();
    vpc.cidrs().stream()
        .filter(Cidr::isIpv4)
        .forEach(cidr -> lines.append("rule add to " + cidr + " lookup main priority 90\n"));
    int table = FIRST_TABLE;
    for (Subnet subnet : network.subnets()) {
      Optional<Route> outside = subnet.findRoute(SOMEWHERE.high(), SOMEWHERE.low());
      RouteTarget target = outside.map(Route::target).orElse(RouteTarget.BLACKHOLE);
      if (target == RouteTarget.INTERNET_GATEWAY) {
        continue;
      }
      table++;
      lines.append("route add " + hop(network, outside) + " table " + table + "\n");
      for (Cidr cidr : subnet.cidrs()) {
        if (cidr.isIpv4()) {
          lines.append("rule add from " + cidr + " lookup " + table + " priority " + table + "\n");
        }
      }
    }
    fabric.ip(lines.toString());
  }

  private static String hop(Network network, Optional<Route> route) {
    String eniId = route.map(Route::nextInterfaceId).orElse(null);
    if (eniId == null) {
      return "blackhole default";
    }
    NetworkInterface eni = network.networkInterface(eniId);
    return "default via "
        + eni.addresses().primaryIpv4()
        + " dev "
        + bridge(network.subnet(eni.subnetId()));
  }

  /// The `Name` tag is the bridge's name.
  static String bridge(Subnet subnet) {
    return subnet.tags().getOrDefault("Name", subnet.id().substring(0, 15));
  }

  /// The address of the VPC's router in a subnet.
  static IpAddress router(Cidr subnet) {
    return new IpAddress(subnet.base().high(), subnet.base().low() + 1);
  }
}
