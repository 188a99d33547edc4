package weir.dataplane.lab;

import java.util.stream.Collectors;
import weir.model.net.Cidr;
import weir.model.network.InterfaceAddresses;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.Vpc;

/// Rules of the lab beside those of security groups and ACLs: what AWS's own machines do.
final class LabRules {
  /// Stops multicast listener reports, which a VPC does not carry and which would fill records.
  static final String QUIET =
      """
      table ip6 weir-quiet {
        chain output {
          type filter hook output priority raw; policy accept;
          icmpv6 type 143 drop
        }
      }
      """;

  private LabRules() {}

  /// A NAT gateway: what leaves the VPC gets the gateway's own address.
  static String masquerade(Vpc vpc) {
    String inside = ipv4(vpc);
    return """
    table ip weir-nat {
      chain postrouting {
        type nat hook postrouting priority srcnat; policy accept;
        ip saddr { %s } ip daddr != { %s } masquerade
      }
    }
    """
        .formatted(inside, inside);
  }

  /// An internet gateway: one public address for one private address, nothing for the others.
  ///
  /// @param link the interface that leads to the internet
  static String internetGateway(Network network, Vpc vpc, String link) {
    return """
    table ip weir-igw {
      chain prerouting {
        type nat hook prerouting priority dstnat; policy accept;
        iifname "%1$s" dnat ip to ip daddr map { %2$s }
      }
      chain forward {
        type filter hook forward priority filter; policy accept;
        oifname "%1$s" ip saddr != { %4$s } drop
        iifname "%1$s" ip daddr != { %4$s } drop
      }
      chain postrouting {
        type nat hook postrouting priority srcnat; policy accept;
        oifname "%1$s" snat ip to ip saddr map { %3$s }
      }
    }
    """
        .formatted(
            link,
            pairs(network, vpc, "%1$s : %2$s"),
            pairs(network, vpc, "%2$s : %1$s"),
            pairs(network, vpc, "%2$s"));
  }

  private static String pairs(Network network, Vpc vpc, String pattern) {
    return network.interfaces().stream()
        .filter(eni -> network.vpcOf(eni).equals(vpc))
        .map(NetworkInterface::addresses)
        .filter(addresses -> addresses.publicIpv4() != null)
        .map(addresses -> pair(addresses, pattern))
        .collect(Collectors.joining(", "));
  }

  private static String pair(InterfaceAddresses addresses, String pattern) {
    return pattern.formatted(addresses.publicIpv4(), addresses.primaryIpv4());
  }

  private static String ipv4(Vpc vpc) {
    return vpc.cidrs().stream()
        .filter(Cidr::isIpv4)
        .map(Cidr::toString)
        .collect(Collectors.joining(", "));
  }
}
