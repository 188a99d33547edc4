package weir.dataplane.nft;

import weir.model.flow.FlowDirection;
import weir.model.net.Cidr;
import weir.model.net.IpProtocol;
import weir.model.net.PortRange;
import weir.model.network.Traffic;

/// The conditions of a rule in nftables' words.
final class NftMatch {
  private NftMatch() {}

  /// @param cidr source of ingress, destination of egress
  static String of(FlowDirection direction, Cidr cidr, Traffic traffic) {
    String peer = address(direction, cidr);
    return join(peer, traffic(traffic, peer));
  }

  static String address(FlowDirection direction, Cidr cidr) {
    if (cidr.prefixLength() == 0) {
      return "meta nfproto " + (cidr.isIpv4() ? "ipv4" : "ipv6");
    }
    return address(direction, cidr.isIpv4(), cidr.toString());
  }

  /// @param what a block, an address or `@` and a set
  static String address(FlowDirection direction, boolean ipv4, String what) {
    return (ipv4 ? "ip " : "ip6 ")
        + (direction == FlowDirection.INGRESS ? "saddr " : "daddr ")
        + what;
  }

  /// @param beside the condition on the peer, which fixes the family of the packet
  static String traffic(Traffic traffic, String beside) {
    if (traffic.protocol() == Traffic.ANY) {
      return "";
    }
    String protocol = "meta l4proto " + traffic.protocol();
    PortRange ports = traffic.ports();
    if (ports != null && !ports.equals(PortRange.ALL)) {
      return protocol + " th dport " + ports;
    }
    boolean icmp = traffic.protocol() == IpProtocol.ICMP || traffic.protocol() == IpProtocol.ICMPV6;
    if (!icmp || traffic.icmpType() == Traffic.ANY) {
      return protocol;
    }
    // Raw bytes, because nft refuses "icmp type" beside an IPv6 address, which AWS allows.
    String type = " @th,0,8 " + traffic.icmpType();
    return protocol
        + type
        + (traffic.icmpCode() == Traffic.ANY ? "" : " @th,8,8 " + traffic.icmpCode());
  }

  static String join(String first, String second) {
    return second.isEmpty() ? first : first + " " + second;
  }
}
