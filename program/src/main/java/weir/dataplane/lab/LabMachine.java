package weir.dataplane.lab;

import java.time.Duration;
import weir.dataplane.host.NetworkNamespace;
import weir.dataplane.nft.Enforcement;
import weir.dataplane.nft.NftRuleset;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.network.Attachment;
import weir.model.network.ConnectionTimeouts;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.Subnet;

/// A machine of the lab: a namespace with one network interface, guarded by its rules.
///
/// @param name `Name` tag of the interface: `web1`
/// @param eni the interface, attached to the namespace
record LabMachine(String name, NetworkNamespace namespace, NetworkInterface eni) {
  static final String LINK = "eth0";

  /// The machine of an interface whose namespace was just made. It has no links yet.
  static LabMachine of(String name, NetworkNamespace namespace, NetworkInterface eni) {
    Attachment attachment =
        new Attachment.LinuxInterface(LINK, namespace.name(), Attachment.Side.MACHINE);
    return new LabMachine(name, namespace, eni.attachedTo(attachment));
  }

  /// Links the machine to its subnet and puts its rules in force.
  void join(Network network, NetworkNamespace fabric) {
    Subnet subnet = network.subnet(eni.subnetId());
    namespace.set("net/ipv6/conf/default/accept_dad", 0);
    namespace.set("net/ipv6/conf/default/router_solicitations", 0);
    namespace.set("net/ipv4/conf/default/send_redirects", 0);
    namespace.set("net/ipv4/conf/all/send_redirects", 0);
    namespace.nft(LabRules.QUIET);
    namespace.nft(NftRuleset.of(network, eni, Enforcement.on(LINK)));
    track(eni.timeouts());
    namespace.ip(links(subnet, fabric.name()));
    fabric.ip(
        "link set "
            + name
            + " master "
            + LabFabric.bridge(subnet)
            + "\nlink set "
            + name
            + " up\n");
    if (eni.type() == InterfaceType.NAT_GATEWAY) {
      namespace.set("net/ipv4/ip_forward", 1);
      namespace.nft(LabRules.masquerade(network.vpcOf(eni)));
    }
  }

  /// Has the kernel forget idle connections when the interface does.
  private void track(ConnectionTimeouts timeouts) {
    String folder = "net/netfilter/nf_conntrack_";
    namespace.set(folder + "tcp_timeout_established", seconds(timeouts.tcpEstablished()));
    namespace.set(folder + "udp_timeout_stream", seconds(timeouts.udpStream()));
    namespace.set(folder + "udp_timeout", seconds(timeouts.udp()));
  }

  private static int seconds(Duration timeout) {
    return Math.toIntExact(timeout.toSeconds());
  }

  private String links(Subnet subnet, String fabric) {
    StringBuilder lines = new StringBuilder();
    lines.append("link add " + LINK + " type veth peer name " + name + " netns " + fabric + "\n");
    if (eni.addresses().mac() != null) {
      lines.append("link set " + LINK + " address " + eni.addresses().mac() + "\n");
    }
    for (Cidr cidr : subnet.cidrs()) {
      for (IpAddress address : eni.addresses().all()) {
        if (cidr.contains(address)) {
          String length = "/" + cidr.prefixLength();
          lines.append("address add " + address + length + " dev " + LINK + "\n");
        }
      }
    }
    lines.append("link set " + LINK + " up\n");
    for (Cidr cidr : subnet.cidrs()) {
      if (eni.addresses().all().stream().anyMatch(cidr::contains)) {
        lines.append("route add default via " + LabFabric.router(cidr) + " dev " + LINK + "\n");
      }
    }
    return lines.toString();
  }

  /// The machine's own IPv4 address.
  IpAddress address() {
    IpAddress primary = eni.addresses().primaryIpv4();
    if (primary == null) {
      throw new IllegalStateException(name + " has no IPv4 address");
    }
    return primary;
  }
}
