package weir.dataplane.lab;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.dataplane.host.NetworkNamespace;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.network.Vpc;

/// The hosts outside the VPC: one namespace with an address per host, all from blocks that RFC 5737
/// and RFC 3849 keep for documentation.
final class LabInternet {
  static final Cidr BLOCK_IPV4 = Cidr.of("198.51.100.0/24");
  static final Cidr BLOCK_IPV6 = Cidr.of("2001:db8:ffff::/64");
  static final List<Cidr> BLOCKS = List.of(BLOCK_IPV4, BLOCK_IPV6);

  /// Where public addresses of the VPC come from.
  static final Cidr PUBLIC_BLOCK = Cidr.of("203.0.113.0/24");

  static final IpAddress OFFICE = IpAddress.of("198.51.100.7");
  static final List<IpAddress> CUSTOMERS =
      List.of(
          IpAddress.of("198.51.100.20"),
          IpAddress.of("198.51.100.21"),
          IpAddress.of("198.51.100.22"),
          IpAddress.of("2001:db8:ffff::20"));
  static final IpAddress RESOLVER = IpAddress.of("198.51.100.53");
  static final IpAddress MIRROR = IpAddress.of("198.51.100.80");
  static final IpAddress SCANNER = IpAddress.of("198.51.100.66");

  /// Known to the public subnet's ACL, which refuses it by name.
  static final IpAddress BANNED = IpAddress.of("198.51.100.99");

  private static final Map<IpAddress, String> SINGLE =
      Map.of(
          OFFICE,
          "office",
          RESOLVER,
          "name server",
          MIRROR,
          "package mirror",
          SCANNER,
          "port scanner",
          BANNED,
          "banned host");

  private LabInternet() {}

  /// What a person would call a host.
  static Optional<String> findHost(IpAddress address) {
    return CUSTOMERS.contains(address)
        ? Optional.of("customer")
        : Optional.ofNullable(SINGLE.get(address));
  }

  static void settle(NetworkNamespace internet, Vpc vpc) {
    internet.set("net/ipv6/conf/all/accept_dad", 0);
    internet.set("net/ipv6/conf/default/accept_dad", 0);
    internet.set("net/ipv6/conf/" + LabMachine.LINK + "/accept_dad", 0);
    internet.nft(LabRules.QUIET);
    StringBuilder lines = new StringBuilder();
    for (Cidr block : BLOCKS) {
      for (Collection<IpAddress> hosts : List.of(SINGLE.keySet(), CUSTOMERS)) {
        hosts.stream()
            .filter(block::contains)
            .sorted()
            .forEach(host ->
                lines.append(
                    "address add "
                        + host
                        + "/"
                        + block.prefixLength()
                        + " dev "
                        + LabMachine.LINK
                        + "\n"));
      }
    }
    lines.append("link set " + LabMachine.LINK + " up\n");
    lines.append("route add " + PUBLIC_BLOCK + " via " + LabFabric.router(BLOCK_IPV4) + "\n");
    for (Cidr cidr : vpc.cidrs()) {
      if (!cidr.isIpv4()) {
        lines.append("route add " + cidr + " via " + LabFabric.router(BLOCK_IPV6) + "\n");
      }
    }
    internet.ip(lines.toString());
  }
}
