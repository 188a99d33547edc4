package weir.store.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.net.PortRange;
import weir.model.network.Attachment;
import weir.model.network.ConnectionTimeouts;
import weir.model.network.FlowLog;
import weir.model.network.InterfaceAddresses;
import weir.model.network.InterfaceOwner;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkAcl;
import weir.model.network.NetworkInterface;
import weir.model.network.Peer;
import weir.model.network.PrefixList;
import weir.model.network.PublicAccessBlock;
import weir.model.network.Route;
import weir.model.network.RouteTarget;
import weir.model.network.SecurityGroup;
import weir.model.network.ServiceRanges;
import weir.model.network.Subnet;
import weir.model.network.Traffic;
import weir.model.network.Vpc;

/// That what is written is read again as the same network.
class NetworkFileWriterTest {
  private static final int ROUNDS = 200;

  private static Network read(String text) {
    NetworkFile.Checked checked = NetworkFile.check("written.yaml", text);
    assertEquals(List.of(), checked.mistakes(), text);
    return checked.network().orElseThrow();
  }

  private static void assertSame(Network expected, Network actual, String context) {
    assertEquals(set(expected.vpcs()), set(actual.vpcs()), context);
    assertEquals(set(expected.subnets()), set(actual.subnets()), context);
    assertEquals(set(expected.interfaces()), set(actual.interfaces()), context);
    assertEquals(set(expected.securityGroups()), set(actual.securityGroups()), context);
    assertEquals(set(expected.networkAcls()), set(actual.networkAcls()), context);
    assertEquals(set(expected.prefixLists()), set(actual.prefixLists()), context);
    assertEquals(set(expected.flowLogs()), set(actual.flowLogs()), context);
    assertEquals(
        set(expected.serviceRanges().ranges()), set(actual.serviceRanges().ranges()), context);
  }

  private static <T> Set<T> set(Collection<T> values) {
    return new HashSet<>(values);
  }

  @Test
  void theExampleComesBackAsItWas() {
    Network network = read(NetworkFileTest.exampleText());
    String written = NetworkFileWriter.print(network);
    assertSame(network, read(written), written);
    assertEquals(written, NetworkFileWriter.print(read(written)), "writing settles nothing more");
  }

  @Test
  void randomNetworksComeBackAsTheyWere() {
    long seed = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      Network network = new RandomNetwork(new Random(seed + round)).make();
      String written = NetworkFileWriter.print(network);
      assertSame(network, read(written), "seed " + (seed + round) + "\n" + written);
    }
  }

  /// Makes networks in which anything stands that a description can say.
  private static final class RandomNetwork {
    private static final List<String> WORDS =
        List.of("web", "null", "~", "1.5", "a: b", "- x", "#", "ü\u2028€", "'\"", "yes", "0x1f");

    private final Random random;
    private int ids;

    RandomNetwork(Random random) {
      this.random = random;
    }

    private String id(String prefix) {
      ids++;
      return String.format(java.util.Locale.ROOT, "%s-%017x", prefix, ids);
    }

    private String word() {
      return WORDS.get(random.nextInt(WORDS.size()));
    }

    private Map<String, String> tags() {
      return random.nextBoolean() ? Map.of() : Map.of("k" + word(), word(), "Name", word());
    }

    private String account() {
      return random.nextBoolean() ? "123456789012" : "000000000001";
    }

    Network make() {
      List<PrefixList> lists =
          List.of(new PrefixList(id("pl"), "list " + word(), List.of(Cidr.of("192.0.2.0/24"))));
      List<Vpc> vpcs = new ArrayList<>();
      List<Subnet> subnets = new ArrayList<>();
      List<NetworkInterface> interfaces = new ArrayList<>();
      List<SecurityGroup> groups = new ArrayList<>();
      List<NetworkAcl> acls = new ArrayList<>();
      List<FlowLog> flowLogs = new ArrayList<>();
      for (int v = 0; v < 1 + random.nextInt(3); v++) {
        Vpc vpc =
            new Vpc(
                id("vpc"),
                account(),
                "eu-central-1",
                List.of(Cidr.of("10.0.0.0/16"), Cidr.of("2001:db8::/56")),
                PublicAccessBlock.values()[random.nextInt(3)],
                tags());
        vpcs.add(vpc);
        SecurityGroup group = group(vpc, "default", lists);
        groups.add(group);
        groups.add(group(vpc, "other", lists));
        NetworkAcl acl = new NetworkAcl(id("acl"), vpc.id(), entries(), entries());
        acls.add(acl);
        acls.add(new NetworkAcl(id("acl"), vpc.id(), entries(), List.of()));
        for (int s = 0; s < random.nextInt(3); s++) {
          String eni = id("eni");
          Subnet subnet =
              new Subnet(
                  id("subnet"),
                  vpc.id(),
                  List.of(Cidr.of("10.0." + s + ".0/24")),
                  acl.id(),
                  random.nextBoolean() ? null : "euc1-az1",
                  random.nextBoolean() ? null : new Subnet.Sublocation("outpost", "op-" + s),
                  tags(),
                  routes(eni));
          subnets.add(subnet);
          interfaces.add(networkInterface(eni, subnet, s, group));
          flowLogs.add(flowLog(random.nextBoolean() ? eni : vpc.id()));
        }
      }
      return new Network(
          new Network.Parts(
              vpcs,
              subnets,
              interfaces,
              groups,
              acls,
              lists,
              flowLogs,
              new ServiceRanges(
                  List.of(new ServiceRanges.Range("S3", Cidr.of("52.95.128.0/21"))))));
    }

    private Traffic traffic() {
      return switch (random.nextInt(6)) {
        case 0 -> Traffic.ALL;
        case 1 -> Traffic.tcp(random.nextInt(65536));
        case 2 -> Traffic.udp(new PortRange(1024, 1024 + random.nextInt(1000)));
        case 3 -> Traffic.tcp(PortRange.ALL);
        case 4 -> new Traffic(1, null, random.nextInt(256), random.nextInt(256) - 1);
        default -> new Traffic(47, null, Traffic.ANY, Traffic.ANY);
      };
    }

    private List<NetworkAcl.Entry> entries() {
      List<NetworkAcl.Entry> entries = new ArrayList<>();
      for (int i = 0; i < random.nextInt(4); i++) {
        entries.add(
            new NetworkAcl.Entry(
                100 + i, random.nextBoolean(), traffic(), Cidr.of("198.51.100.0/24")));
      }
      return entries;
    }

    private SecurityGroup group(Vpc vpc, String name, List<PrefixList> lists) {
      String id = id("sg");
      List<Peer> peers =
          List.of(
              new Peer.Group(id),
              new Peer.Prefixes(lists.getFirst().id()),
              new Peer.Block(Cidr.of("::/0")));
      List<SecurityGroup.Rule> rules = new ArrayList<>();
      for (int i = 0; i < random.nextInt(4); i++) {
        rules.add(
            new SecurityGroup.Rule(id("sgr"), traffic(), peers.get(random.nextInt(3)), word()));
      }
      return new SecurityGroup(id, vpc.id(), name, rules, List.of());
    }

    private List<Route> routes(String eni) {
      List<Route> routes = new ArrayList<>();
      routes.add(new Route(Cidr.of("0.0.0.0/0"), RouteTarget.INTERNET_GATEWAY, null));
      if (random.nextBoolean()) {
        routes.add(new Route(Cidr.of("192.0.2.0/24"), RouteTarget.NETWORK_INTERFACE, eni));
        routes.add(new Route(Cidr.of("10.9.0.0/16"), RouteTarget.INTER_REGION_PEERING, null));
      }
      return routes;
    }

    private NetworkInterface networkInterface(
        String id, Subnet subnet, int third, SecurityGroup group) {
      return new NetworkInterface(
          id,
          subnet.id(),
          InterfaceType.INTERFACE,
          new InterfaceAddresses(
              IpAddress.of("10.0." + third + ".10"),
              random.nextBoolean() ? List.of() : List.of(IpAddress.of("10.0." + third + ".11")),
              List.of(),
              random.nextBoolean() ? null : IpAddress.of("203.0.113.9"),
              null),
          random.nextBoolean() ? List.of() : List.of(group.id()),
          new InterfaceOwner(
              account(),
              random.nextBoolean() ? null : "amazon-elb",
              random.nextBoolean() ? null : id("i"),
              null,
              tags(),
              tags(),
              null),
          random.nextBoolean()
              ? ConnectionTimeouts.DEFAULT
              : new ConnectionTimeouts(
                  java.time.Duration.ofSeconds(61),
                  java.time.Duration.ofSeconds(61),
                  java.time.Duration.ofSeconds(31)),
          attachment(),
          tags());
    }

    private Attachment attachment() {
      return switch (random.nextInt(3)) {
        case 0 -> new Attachment.CaptureFile("a b.pcap");
        case 1 -> new Attachment.LinuxInterface("eth0", null, Attachment.Side.MACHINE);
        default -> new Attachment.LinuxInterface("veth1", "web1", Attachment.Side.HYPERVISOR);
      };
    }

    private FlowLog flowLog(String resource) {
      return new FlowLog(
          id("fl"),
          account(),
          resource,
          TrafficType.values()[random.nextInt(3)],
          random.nextBoolean() ? RecordFormat.DEFAULT : RecordFormat.ALL_VPC_FIELDS,
          AggregationInterval.values()[random.nextInt(2)],
          new FlowLog.LogDestination(
              "arn:aws:s3:::bucket/x/",
              new FlowLog.FileOptions(
                  FlowLog.FileFormat.values()[random.nextInt(2)],
                  random.nextBoolean(),
                  random.nextBoolean())),
          random.nextBoolean()
              ? FlowLog.TagFields.NONE
              : new FlowLog.TagFields(List.of("Name"), List.of("a", "b"), List.of()));
    }
  }
}
