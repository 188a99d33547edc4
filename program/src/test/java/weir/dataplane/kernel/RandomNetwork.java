package weir.dataplane.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.net.IpProtocol;
import weir.model.net.PortRange;
import weir.model.network.ConnectionTimeouts;
import weir.model.network.InterfaceAddresses;
import weir.model.network.InterfaceOwner;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.Peer;
import weir.model.network.PrefixList;
import weir.model.network.SecurityGroup;
import weir.model.network.Subnet;
import weir.model.network.Traffic;
import weir.model.network.Vpc;

/// Draws networks whose rules and addresses meet often.
final class RandomNetwork {
  static final String MACHINE = "eni-00000000000000001";
  static final IpAddress OWN_IPV4 = IpAddress.of("10.0.1.10");
  static final IpAddress OWN_IPV6 = IpAddress.of("2001:db8:a00:1::10");
  static final List<IpAddress> PEERS =
      List.of(
          IpAddress.of("10.0.1.20"),
          IpAddress.of("10.0.2.30"),
          IpAddress.of("10.0.2.31"),
          IpAddress.of("198.51.100.7"),
          IpAddress.of("198.51.100.8"),
          IpAddress.of("203.0.113.5"),
          IpAddress.of("203.0.113.200"),
          IpAddress.of("169.254.169.254"),
          IpAddress.of("10.0.0.2"),
          IpAddress.of("10.0.1.1"),
          IpAddress.of("2001:db8:a00:1::20"),
          IpAddress.of("2001:db8:a00:2::30"),
          IpAddress.of("2001:db8:ffff::7"),
          IpAddress.of("2001:db8:ffff::8"));
  static final List<Integer> PORTS = List.of(22, 53, 80, 443, 1024, 5432, 33000, 65535);
  static final List<Integer> OTHER_PROTOCOLS = List.of(IpProtocol.GRE, IpProtocol.ESP, 89);

  private static final String VPC = "vpc-00000000000000001";
  private static final String ACL = "acl-00000000000000001";
  private static final List<String> BLOCKS =
      List.of(
          "0.0.0.0/0",
          "0.0.0.0/0",
          "0.0.0.0/1",
          "10.0.0.0/16",
          "10.0.1.0/24",
          "10.0.2.0/24",
          "10.0.2.30/31",
          "198.51.100.0/24",
          "198.51.100.7/32",
          "203.0.113.0/25",
          "::/0",
          "::/0",
          "2001:db8:a00::/56",
          "2001:db8:ffff::/64",
          "2001:db8:ffff::7/128");

  private final Random random;

  RandomNetwork(long seed) {
    random = new Random(seed);
  }

  Network draw() {
    Vpc vpc =
        new Vpc(
            VPC,
            "123456789012",
            "us-east-1",
            List.of(Cidr.of("10.0.0.0/16"), Cidr.of("2001:db8:a00::/56")),
            Map.of());
    List<PrefixList> lists = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      List<Cidr> entries = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        entries.add(block());
      }
      lists.add(new PrefixList("pl-0000000000000000" + i, "list" + i, entries));
    }
    List<SecurityGroup> groups = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String id = group(i);
      groups.add(new SecurityGroup(id, VPC, "group" + i, rules(i * 10), rules(i * 10 + 5)));
    }
    NetworkAcl acl = new NetworkAcl(ACL, VPC, entries(), entries());
    return new Network(
        new Network.Parts(
            List.of(vpc),
            List.of(subnet(1), subnet(2)),
            List.of(
                eni(1, 1, "10.0.1.10", "2001:db8:a00:1::10"),
                eni(2, 1, "10.0.1.20", "2001:db8:a00:1::20"),
                eni(3, 2, "10.0.2.30", "2001:db8:a00:2::30"),
                eni(4, 2, "10.0.2.31", "2001:db8:a00:2::31")),
            groups,
            List.of(acl),
            lists,
            List.of()));
  }

  private static Subnet subnet(int number) {
    return new Subnet(
        "subnet-0000000000000000" + number,
        VPC,
        List.of(Cidr.of("10.0." + number + ".0/24"), Cidr.of("2001:db8:a00:" + number + "::/64")),
        ACL,
        null,
        null,
        Map.of());
  }

  private NetworkInterface eni(int number, int subnet, String ipv4, String ipv6) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      if (random.nextBoolean()) {
        groups.add(group(i));
      }
    }
    if (groups.isEmpty()) {
      groups.add(group(random.nextInt(3)));
    }
    return new NetworkInterface(
        "eni-0000000000000000" + number,
        "subnet-0000000000000000" + subnet,
        InterfaceType.INTERFACE,
        new InterfaceAddresses(
            IpAddress.of(ipv4), List.of(), List.of(IpAddress.of(ipv6)), null, null),
        groups,
        InterfaceOwner.ofInstance("123456789012", null),
        ConnectionTimeouts.DEFAULT,
        null,
        Map.of());
  }

  private static String group(int number) {
    return "sg-0000000000000000" + number;
  }

  private List<SecurityGroup.Rule> rules(int firstId) {
    List<SecurityGroup.Rule> rules = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String id = "sgr-000000000000000" + (firstId + i + 10);
      rules.add(new SecurityGroup.Rule(id, traffic(), peer(), ""));
    }
    return rules;
  }

  private Peer peer() {
    return switch (random.nextInt(4)) {
      case 0 -> new Peer.Group(group(random.nextInt(3)));
      case 1 -> new Peer.Prefixes("pl-0000000000000000" + random.nextInt(2));
      default -> new Peer.Block(block());
    };
  }

  private List<NetworkAcl.Entry> entries() {
    Map<Integer, NetworkAcl.Entry> entries = new TreeMap<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      int number = 1 + random.nextInt(32766);
      boolean allow = random.nextInt(4) != 0;
      entries.put(number, new NetworkAcl.Entry(number, allow, traffic(), block()));
    }
    if (random.nextInt(3) != 0) {
      entries.put(32700, new NetworkAcl.Entry(32700, true, Traffic.ALL, Cidr.ALL_IPV4));
      entries.put(32701, new NetworkAcl.Entry(32701, true, Traffic.ALL, Cidr.ALL_IPV6));
    }
    return List.copyOf(entries.values());
  }

  private Cidr block() {
    return Cidr.of(BLOCKS.get(random.nextInt(BLOCKS.size())));
  }

  private Traffic traffic() {
    return switch (random.nextInt(8)) {
      case 0 -> Traffic.ALL;
      case 1 -> Traffic.tcp(PortRange.ALL);
      case 2 -> Traffic.tcp(ports());
      case 3 -> Traffic.udp(ports());
      case 4 -> Traffic.icmp();
      case 5 -> new Traffic(IpProtocol.ICMPV6, null, random.nextBoolean() ? 128 : 129, Traffic.ANY);
      case 6 -> new Traffic(IpProtocol.ICMP, null, random.nextBoolean() ? 8 : 0, 0);
      default ->
          new Traffic(
              OTHER_PROTOCOLS.get(random.nextInt(OTHER_PROTOCOLS.size())),
              null,
              Traffic.ANY,
              Traffic.ANY);
    };
  }

  private PortRange ports() {
    int first = PORTS.get(random.nextInt(PORTS.size()));
    int second = PORTS.get(random.nextInt(PORTS.size()));
    return new PortRange(Math.min(first, second), Math.max(first, second));
  }
}
