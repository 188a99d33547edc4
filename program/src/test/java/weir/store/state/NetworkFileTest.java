package weir.store.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import weir.model.aws.Fault;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.network.Attachment;
import weir.model.network.EcsTask;
import weir.model.network.FlowLog;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.NetworkInterface;
import weir.model.network.Peer;
import weir.model.network.RouteTarget;
import weir.model.network.SecurityGroup;
import weir.model.network.Subnet;
import weir.model.network.Traffic;

class NetworkFileTest {
  private final Network shop = example();

  static String exampleText() {
    try (InputStream in =
        Objects.requireNonNull(
            NetworkFileTest.class.getResourceAsStream("/weir/examples/network.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static Network example() {
    NetworkFile.Checked checked = NetworkFile.check("network.yaml", exampleText());
    assertEquals(List.of(), checked.mistakes());
    return checked.network().orElseThrow();
  }

  private NetworkInterface named(String name) {
    return shop.interfaces().stream()
        .filter(eni -> name.equals(eni.tags().get("Name")))
        .findFirst()
        .orElseThrow();
  }

  private SecurityGroup group(String name) {
    return shop.securityGroups().stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Subnet subnetOf(String eni) {
    return shop.subnet(named(eni).subnetId());
  }

  @Test
  void readsAnInterfaceWithEverythingItCanHave() {
    NetworkInterface web = shop.networkInterface("eni-0a1b2c3d4e5f60718");
    assertEquals(IpAddress.of("10.0.1.10"), web.addresses().primaryIpv4());
    assertEquals(List.of(IpAddress.of("10.0.1.11")), web.addresses().secondaryIpv4());
    assertEquals(List.of(IpAddress.of("2001:db8:1234:a100::10")), web.addresses().ipv6());
    assertEquals("02:00:00:aa:bb:01", String.valueOf(web.addresses().mac()));
    assertEquals("i-0c50d5961bcb2d47b", web.owner().instanceId());
    assertEquals("production", web.owner().instanceTags().get("stage"));
    assertEquals("123456789012", web.owner().accountId());
    assertEquals(Duration.ofSeconds(350), web.timeouts().tcpEstablished());
    assertEquals(Duration.ofMinutes(2), web.timeouts().udpStream());
    assertEquals(
        new Attachment.LinuxInterface("eth0", "web1", Attachment.Side.MACHINE), web.attachment());
    assertEquals(List.of(group("web").id()), web.securityGroupIds());
    EcsTask task = Objects.requireNonNull(named("worker").owner().ecsTask());
    assertEquals("shop", task.values().get(RecordField.ECS_CLUSTER_NAME));
    assertEquals(new Attachment.CaptureFile("database.pcap"), named("database").attachment());
  }

  @Test
  void aServiceFillsTypeRequesterAndGroups() {
    NetworkInterface nat = named("nat");
    assertEquals(InterfaceType.NAT_GATEWAY, nat.type());
    assertEquals("123456789012", nat.owner().requesterId());
    assertEquals(List.of(), nat.securityGroupIds());
    NetworkInterface balancer = named("load-balancer");
    assertEquals(InterfaceType.INTERFACE, balancer.type());
    assertEquals("amazon-elb", balancer.owner().requesterId());
    assertEquals("amazon-rds", named("database").owner().requesterId());
  }

  @Test
  void anInterfaceWithoutGroupsHasTheDefaultGroup() {
    SecurityGroup standard = group("default");
    assertEquals(List.of(standard.id()), named("worker").securityGroupIds());
    assertEquals(new Peer.Group(standard.id()), standard.ingress().getFirst().peer());
    assertEquals(
        List.of(new Peer.Block(Cidr.ALL_IPV4), new Peer.Block(Cidr.ALL_IPV6)),
        standard.egress().stream().map(SecurityGroup.Rule::peer).toList());
  }

  @Test
  void aSubnetWithoutAclHasTheDefaultAclThatAllowsAll() {
    var acl = shop.networkAcl(subnetOf("worker").networkAclId());
    assertEquals(List.of(100, 101), acl.ingress().stream().map(entry -> entry.number()).toList());
    assertTrue(acl.egress().stream().allMatch(entry -> entry.allow()));
  }

  @Test
  void readsRulesAsLinesAndAsKeys() {
    SecurityGroup web = group("web");
    assertEquals(
        List.of("tcp 8080", "tcp 22", "icmp", "icmp"),
        web.ingress().stream().map(rule -> rule.traffic().toString()).toList());
    assertEquals(new Peer.Group(group("load-balancer").id()), web.ingress().getFirst().peer());
    assertInstanceOf(Peer.Prefixes.class, web.ingress().get(1).peer());
    assertEquals("only through the load balancer", web.ingress().getFirst().description());
    assertEquals(List.of(), group("database").egress());
    var edge = shop.networkAcl(subnetOf("web1").networkAclId());
    assertEquals(
        List.of(90, 100, 110, 120, 130, 140),
        edge.ingress().stream().map(entry -> entry.number()).toList());
    assertEquals(new Traffic(1, null, 3, 4), edge.ingress().get(4).traffic());
  }

  @Test
  void routesLeadThroughTheNatGatewaysInterface() {
    IpAddress outside = IpAddress.of("198.51.100.7");
    var route = subnetOf("worker").findRoute(outside.high(), outside.low()).orElseThrow();
    assertEquals(RouteTarget.NAT_GATEWAY, route.target());
    assertEquals(named("nat").id(), route.nextInterfaceId());
  }

  @Test
  void readsFlowLogs() {
    List<FlowLog> logs = List.copyOf(shop.flowLogs());
    FlowLog everything = logs.get(0);
    assertEquals(shop.vpcs().iterator().next().id(), everything.resourceId());
    assertEquals(RecordFormat.ALL_VPC_FIELDS, everything.format());
    assertEquals(AggregationInterval.ONE_MINUTE, everything.interval());
    assertEquals(
        new FlowLog.FileOptions(FlowLog.FileFormat.PARQUET, true, true),
        everything.destination().files());
    assertEquals(List.of("Name", "stage"), everything.tagFields().instance());
    FlowLog rejected = logs.get(1);
    assertEquals(TrafficType.REJECT, rejected.trafficType());
    assertEquals("eni-0a1b2c3d4e5f60718", rejected.resourceId());
    assertEquals("s3://shop-flow-logs/rejected", rejected.destination().target());
    assertEquals(subnetOf("worker").id(), logs.get(2).resourceId());
    assertEquals(5, logs.get(2).format().fields().size());
    assertEquals(AggregationInterval.TEN_MINUTES, logs.get(2).interval());
  }

  @Test
  void theSmallestBlockOfANamedServiceWins() {
    IpAddress s3 = IpAddress.of("52.95.128.179");
    IpAddress other = IpAddress.of("52.95.200.1");
    assertEquals("S3", shop.serviceRanges().find(s3.high(), s3.low()).orElseThrow());
    assertEquals("AMAZON", shop.serviceRanges().find(other.high(), other.low()).orElseThrow());
  }

  @Test
  void findsInterfacesByAddressAndMac() {
    String vpc = shop.vpcs().iterator().next().id();
    IpAddress secondary = IpAddress.of("10.0.1.11");
    assertEquals(
        named("web1"), shop.findInterface(vpc, secondary.high(), secondary.low()).orElseThrow());
    assertEquals(named("web1"), shop.findInterfaceByMac(0x0200_00aa_bb01L).orElseThrow());
    assertTrue(shop.findInterfaceByMac(1).isEmpty());
  }

  @Test
  void idsFollowFromNamesAndStayTheSame() {
    assertEquals(
        example().interfaces().stream().map(NetworkInterface::id).toList(),
        shop.interfaces().stream().map(NetworkInterface::id).toList());
    assertTrue(named("nat").id().matches("eni-[0-9a-f]{17}"));
  }

  @Test
  void readThrowsAllMistakesAtOnce() throws Exception {
    Path file = java.nio.file.Files.createTempFile("network", ".yaml");
    try {
      java.nio.file.Files.writeString(file, "vpcs: 3\nflow-log: []\n");
      String message = assertThrows(Fault.Invalid.class, () -> NetworkFile.read(file)).getMessage();
      assertEquals(2, String.valueOf(message).lines().count());
    } finally {
      java.nio.file.Files.delete(file);
    }
    assertThrows(Fault.NotFound.class, () -> NetworkFile.read(file));
  }
}
