package weir.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
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

/// Networks at random, small enough that packets and rules often meet. Two from the same generator
/// have the same interfaces under other rules.
final class RandomNetwork {
  static final int[] PORTS = {0, 22, 80, 443, 1023, 1024, 40000, 65535};
  private static final int GROUPS = 4;
  private static final int SUBNETS = 3;
  private static final String VPC = "vpc-00000001";

  private final Random random;
  private final List<IpAddress> peers = new ArrayList<>();
  private final List<List<String>> groupsOfInterfaces = new ArrayList<>();

  RandomNetwork(Random random) {
    this.random = random;
    for (int subnet = 1; subnet <= SUBNETS; subnet++) {
      for (int host = 10; host < 13; host++) {
        peers.add(IpAddress.of("10.0." + subnet + "." + host));
        peers.add(IpAddress.of("2001:db8:0:" + subnet + "::" + host));
        groupsOfInterfaces.add(groupIds());
      }
    }
    for (int host = 1; host < 4; host++) {
      peers.add(IpAddress.of("198.51.100." + host));
      peers.add(IpAddress.of("2001:db8:ff::" + host));
    }
  }

  IpAddress address() {
    return peers.get(random.nextInt(peers.size()));
  }

  Network next() {
    List<NetworkInterface> interfaces = new ArrayList<>();
    List<Subnet> subnets = new ArrayList<>();
    List<NetworkAcl> acls = new ArrayList<>();
    for (int subnet = 1; subnet <= SUBNETS; subnet++) {
      String subnetId = "subnet-0000000" + subnet;
      String aclId = "acl-0000000" + subnet;
      subnets.add(
          new Subnet(
              subnetId,
              VPC,
              List.of(
                  Cidr.of("10.0." + subnet + ".0/24"), Cidr.of("2001:db8:0:" + subnet + "::/64")),
              aclId,
              null,
              null,
              Map.of()));
      acls.add(new NetworkAcl(aclId, VPC, entries(), entries()));
      for (int host = 10; host < 13; host++) {
        interfaces.add(eni(subnetId, subnet, host, interfaces.size()));
      }
    }
    List<SecurityGroup> groups = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      String id = groupId(group);
      groups.add(new SecurityGroup(id, VPC, id, rules(id, "a"), rules(id, "b")));
    }
    return new Network(
        new Network.Parts(
            List.of(
                new Vpc(
                    VPC,
                    "123456789012",
                    "eu-central-1",
                    List.of(Cidr.of("10.0.0.0/16"), Cidr.of("2001:db8::/48")),
                    Map.of())),
            subnets,
            interfaces,
            groups,
            acls,
            List.of(
                new PrefixList(
                    "pl-00000001",
                    "outside",
                    List.of(
                        Cidr.of("198.51.100.0/31"),
                        Cidr.of("2001:db8:ff::/64"),
                        Cidr.of("10.0.3.0/24")))),
            List.of()));
  }

  private NetworkInterface eni(String subnetId, int subnet, int host, int number) {
    return new NetworkInterface(
        "eni-0000000" + number,
        subnetId,
        InterfaceType.INTERFACE,
        new InterfaceAddresses(
            IpAddress.of("10.0." + subnet + "." + host),
            List.of(),
            List.of(IpAddress.of("2001:db8:0:" + subnet + "::" + host)),
            null,
            null),
        groupsOfInterfaces.get(number),
        InterfaceOwner.ofInstance("123456789012", null),
        new ConnectionTimeouts(
            Duration.ofSeconds(350), Duration.ofSeconds(90), Duration.ofSeconds(40)),
        null,
        Map.of());
  }

  private List<String> groupIds() {
    Set<String> ids = new HashSet<>();
    int count = 1 + random.nextInt(3);
    while (ids.size() < count) {
      ids.add(groupId(random.nextInt(GROUPS)));
    }
    return List.copyOf(ids);
  }

  private static String groupId(int group) {
    return "sg-0000000" + group;
  }

  private List<NetworkAcl.Entry> entries() {
    List<NetworkAcl.Entry> entries = new ArrayList<>();
    Set<Integer> numbers = new HashSet<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      int number = 2 + random.nextInt(30_000);
      if (numbers.add(number)) {
        entries.add(new NetworkAcl.Entry(number, random.nextInt(3) > 0, traffic(), cidr()));
      }
    }
    if (random.nextBoolean()) {
      entries.add(new NetworkAcl.Entry(32_000, true, Traffic.ALL, Cidr.ALL_IPV4));
      entries.add(new NetworkAcl.Entry(32_001, true, Traffic.ALL, Cidr.ALL_IPV6));
    }
    return entries;
  }

  private List<SecurityGroup.Rule> rules(String groupId, String way) {
    List<SecurityGroup.Rule> rules = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String id = "sgr-" + groupId.substring(groupId.length() - 1) + "00000" + way + i;
      rules.add(new SecurityGroup.Rule(id, traffic(), peer(), ""));
    }
    return rules;
  }

  private Peer peer() {
    return switch (random.nextInt(5)) {
      case 0 -> new Peer.Group(groupId(random.nextInt(GROUPS)));
      case 1 -> new Peer.Prefixes("pl-00000001");
      default -> new Peer.Block(cidr());
    };
  }

  private Cidr cidr() {
    IpAddress address = address();
    int[] lengths =
        address.isIpv4()
            ? new int[] {0, 0, 8, 16, 24, 31, 32}
            : new int[] {0, 0, 32, 48, 64, 127, 128};
    return new Cidr(address, lengths[random.nextInt(lengths.length)]);
  }

  private Traffic traffic() {
    List<Supplier<Traffic>> kinds =
        List.of(
            () -> Traffic.ALL,
            () -> new Traffic(6, ports(), -1, -1),
            () -> new Traffic(6, PortRange.ALL, -1, -1),
            () -> new Traffic(17, ports(), -1, -1),
            () -> new Traffic(17, PortRange.ALL, -1, -1),
            () -> new Traffic(random.nextBoolean() ? 1 : 58, null, -1, -1),
            () -> new Traffic(1, null, random.nextInt(12), random.nextInt(3) - 1),
            () -> new Traffic(58, null, 128 + random.nextInt(2), -1),
            () -> new Traffic(47, null, -1, -1));
    return kinds.get(random.nextInt(kinds.size())).get();
  }

  private PortRange ports() {
    int from = random.nextInt(PORTS.length);
    int to = from + random.nextInt(PORTS.length - from);
    return new PortRange(PORTS[from], PORTS[to]);
  }
}
