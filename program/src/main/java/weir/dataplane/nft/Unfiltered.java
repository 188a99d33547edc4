package weir.dataplane.nft;

import java.util.ArrayList;
import java.util.List;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;

/// Traffic that neither security groups nor network ACLs touch: DHCP, the addresses that AWS serves
/// on every link, the VPC's name server and router, and neighbour discovery. ARP is no concern of
/// the `inet` family.
final class Unfiltered {
  /// Instance metadata, task metadata, name server, time.
  private static final List<String> LINK_LOCAL_IPV4 =
      List.of("169.254.169.254", "169.254.170.2", "169.254.169.253", "169.254.169.123");

  /// Licence activation of Windows, which listens on one port.
  private static final String LICENCES = "{ 169.254.169.250, 169.254.169.251 }";

  private static final List<String> LINK_LOCAL_IPV6 =
      List.of("fd00:ec2::254", "fd00:ec2::253", "fd00:ec2::123");

  private Unfiltered() {}

  static void write(NftText text, Network network, NetworkInterface eni) {
    List<String> ipv4 = new ArrayList<>(LINK_LOCAL_IPV4);
    for (Cidr cidr : network.vpcOf(eni).cidrs()) {
      if (cidr.isIpv4()) {
        ipv4.add(IpAddress.toString(0, cidr.base().low() + 2));
      }
    }
    for (Cidr cidr : network.subnet(eni.subnetId()).cidrs()) {
      if (cidr.isIpv4()) {
        ipv4.add(IpAddress.toString(0, cidr.base().low() + 1));
      }
    }
    text.open("chain unfiltered");
    for (String side : List.of("saddr", "daddr")) {
      String port = side.equals("saddr") ? "sport" : "dport";
      text.line("ip " + side + " " + LICENCES + " tcp " + port + " 1688 accept");
      text.line("ip " + side + " { " + String.join(", ", ipv4) + " } accept");
      text.line("ip6 " + side + " { " + String.join(", ", LINK_LOCAL_IPV6) + " } accept");
    }
    text.line("meta nfproto ipv4 udp sport 67-68 udp dport 67-68 accept");
    text.line("meta nfproto ipv6 udp sport 546-547 udp dport 546-547 accept");
    text.line("icmpv6 type 133-137 accept");
    text.close();
  }
}
