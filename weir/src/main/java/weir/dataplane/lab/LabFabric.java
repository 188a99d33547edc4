package weir.dataplane.lab;

import java.util.List;
import java.util.stream.Stream;
import weir.dataplane.host.NetworkNamespace;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.Subnet;
import weir.model.network.Vpc;

/// What AWS hides: a bridge per subnet, the router between them at each subnet's first address, and
/// the internet gateway. Filters nothing; every interface guards itself.
final class LabFabric {
  /// A subnet's tag that says where its default route leads: `internet-gateway`, `nat-gateway` or
  /// `none`.
  static final String ROUTE_TAG = "DefaultRoute";

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
    for (Subnet subnet : network.subnets()) {
      String target = subnet.tags().getOrDefault(ROUTE_TAG, "none");
      for (Cidr cidr : subnet.cidrs()) {
        if (cidr.isIpv4() && target.equals("nat-gateway")) {
          lines.append("rule add from " + cidr + " lookup 100 priority 100\n");
        } else if (cidr.isIpv4() && target.equals("none")) {
          lines.append("rule add from " + cidr + " blackhole priority 100\n");
        }
      }
    }
    for (NetworkInterface eni : network.interfaces()) {
      IpAddress address = eni.addresses().primaryIpv4();
      if (eni.type() == InterfaceType.NAT_GATEWAY && address != null) {
        String bridge = bridge(network.subnet(eni.subnetId()));
        lines.append("route add default via " + address + " dev " + bridge + " table 100\n");
      }
    }
    fabric.ip(lines.toString());
  }

  /// The `Name` tag is the bridge's name.
  static String bridge(Subnet subnet) {
    return subnet.tags().getOrDefault("Name", subnet.id().substring(0, 15));
  }

  /// The address of the VPC's router in a subnet.
  static IpAddress router(Cidr subnet) {
    return new IpAddress(subnet.base().high(), subnet.base().low() + 1);
  }

  static List<IpAddress> ownAddresses(NetworkInterface eni) {
    return Stream.of(
            Stream.ofNullable(eni.addresses().primaryIpv4()),
            eni.addresses().secondaryIpv4().stream(),
            eni.addresses().ipv6().stream())
        .flatMap(each -> each)
        .toList();
  }
}
