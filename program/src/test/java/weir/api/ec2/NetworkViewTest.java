package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;
import weir.model.net.PortRange;
import weir.model.network.Attachment;
import weir.model.network.InterfaceType;
import weir.model.network.Network;
import weir.model.network.Peer;
import weir.model.network.RouteTarget;
import weir.model.network.ServiceRanges;
import weir.model.network.Traffic;
import weir.store.state.Scope;

class NetworkViewTest {
  private static final String SUBNET = "subnet-00000000000000001";
  private static final String ENI = "eni-00000000000000001";
  private static final String NAT = "eni-00000000000000002";
  private static final String INSTANCE = "i-00000000000000001";

  private final FlowLogDesk desk = new FlowLogDesk();
  private final NetworkView view = new NetworkView(desk.store, ServiceRanges.NONE);
  private final Vpc vpc = desk.vpc();

  private void change(Consumer<Ec2Change> deed) {
    desk.store.change(state -> {
      deed.accept(new Ec2Change(state, new Scope(FlowLogDesk.ACCOUNT, FlowLogDesk.REGION)));
      return state;
    });
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private SecurityGroup defaultGroup(Ec2Change change) {
    return SecurityGroups.defaultOf(change, vpc.vpcId());
  }

  private void populate() {
    change(change -> {
      change.put(
          ResourceKinds.SUBNET,
          Subnet.builder()
              .subnetId(SUBNET)
              .vpcId(vpc.vpcId())
              .cidrBlock("10.0.1.0/24")
              .availabilityZoneId("euc1-az1")
              .build());
      change.put(
          ResourceKinds.NETWORK_INTERFACE,
          NetworkInterface.builder()
              .networkInterfaceId(ENI)
              .subnetId(SUBNET)
              .vpcId(vpc.vpcId())
              .ownerId(FlowLogDesk.ACCOUNT)
              .privateIpAddress("10.0.1.10")
              .macAddress("02:00:00:00:00:01")
              .groups(
                  GroupIdentifier.builder().groupId(defaultGroup(change).groupId()).build(),
                  GroupIdentifier.builder().groupId("sg-0000000000000dead").build())
              .attachment(NetworkInterfaceAttachment.builder().instanceId(INSTANCE).build())
              .build());
      change.put(
          ResourceKinds.NETWORK_INTERFACE,
          NetworkInterface.builder()
              .networkInterfaceId(NAT)
              .subnetId(SUBNET)
              .vpcId(vpc.vpcId())
              .ownerId(FlowLogDesk.ACCOUNT)
              .interfaceType(NetworkInterfaceType.NAT_GATEWAY)
              .requesterManaged(true)
              .privateIpAddress("10.0.1.20")
              .build());
      change.tag(
          ResourceKinds.NETWORK_INTERFACE,
          ENI,
          List.of(tag("Name", "web"), tag("weir:attachment", "netns/web1:eth0")));
      change.tag(ResourceKinds.INSTANCE, INSTANCE, List.of(tag("team", "shop")));
    });
  }

  @Test
  void anInterfaceHasItsAddressesTagsGroupsAndAttachment() {
    populate();
    var eni = view.network().networkInterface(ENI);
    assertEquals(IpAddress.of("10.0.1.10"), eni.addresses().primaryIpv4());
    assertEquals(Map.of("Name", "web"), eni.tags());
    assertEquals(Map.of("team", "shop"), eni.owner().instanceTags());
    assertEquals(INSTANCE, eni.owner().instanceId());
    assertEquals(
        new Attachment.LinuxInterface("eth0", "web1", Attachment.Side.MACHINE), eni.attachment());
    assertEquals(1, eni.securityGroupIds().size());
    assertEquals("euc1-az1", view.network().subnet(SUBNET).azId());
    var nat = view.network().networkInterface(NAT);
    assertEquals(InterfaceType.NAT_GATEWAY, nat.type());
    assertEquals(FlowLogDesk.ACCOUNT, nat.owner().requesterId());
    assertTrue(
        view.omissions()
            .contains(
                "the security group sg-0000000000000dead of "
                    + ENI
                    + " is left out: it does not exist"),
        view.omissions()::toString);
  }

  @Test
  void rulesKeepTheirIdsAndMeaning() {
    populate();
    change(change -> {
      SecurityGroup group = defaultGroup(change);
      SecurityGroupRule.Builder rule =
          SecurityGroupRule.builder().groupId(group.groupId()).isEgress(false);
      put(
          change,
          rule.securityGroupRuleId("sgr-00000000000000001")
              .ipProtocol("tcp")
              .fromPort(443)
              .toPort(444)
              .cidrIpv4("192.0.2.0/24"));
      put(
          change,
          SecurityGroupRule.builder()
              .groupId(group.groupId())
              .isEgress(false)
              .securityGroupRuleId("sgr-00000000000000002")
              .ipProtocol("icmp")
              .fromPort(8)
              .toPort(-1)
              .cidrIpv6("::/0"));
      put(
          change,
          SecurityGroupRule.builder()
              .groupId(group.groupId())
              .isEgress(false)
              .securityGroupRuleId("sgr-00000000000000003")
              .ipProtocol("-1")
              .prefixListId("pl-00000000000000001"));
      put(
          change,
          SecurityGroupRule.builder()
              .groupId(group.groupId())
              .isEgress(false)
              .securityGroupRuleId("sgr-00000000000000004")
              .ipProtocol("-1")
              .referencedGroupInfo(
                  ReferencedSecurityGroup.builder().groupId("sg-0000dead").build()));
    });
    var group =
        view.network().securityGroups().stream()
            .filter(one -> one.name().equals("default"))
            .findFirst()
            .orElseThrow();
    var tcp =
        group.ingress().stream()
            .filter(rule -> rule.id().equals("sgr-00000000000000001"))
            .findFirst()
            .orElseThrow();
    assertEquals(Traffic.tcp(new PortRange(443, 444)), tcp.traffic());
    assertEquals(new Peer.Block(Cidr.of("192.0.2.0/24")), tcp.peer());
    assertTrue(
        group.ingress().stream()
            .anyMatch(rule -> rule.traffic().equals(new Traffic(1, null, 8, Traffic.ANY))));
    assertTrue(
        group.ingress().stream().anyMatch(rule -> rule.peer().equals(new Peer.Group(group.id()))),
        "the group's own members");
    assertEquals(
        2,
        view.omissions().stream().filter(text -> text.startsWith("security group rule")).count(),
        "those that refer to what is not there");
  }

  private static void put(Ec2Change change, SecurityGroupRule.Builder rule) {
    change.put(ResourceKinds.SECURITY_GROUP_RULE, rule.build());
  }

  @Test
  void theDefaultAclGuardsSubnetsUntilAnotherIsAssociated() {
    populate();
    Network before = view.network();
    var acl = before.networkAcl(before.subnet(SUBNET).networkAclId());
    assertEquals(List.of(100), acl.ingress().stream().map(entry -> entry.number()).toList());
    change(change -> {
      var other = NetworkAcls.make(change, desk.parts.ids(), vpc);
      change.put(
          ResourceKinds.NETWORK_ACL,
          other.toBuilder()
              .associations(
                  NetworkAclAssociation.builder()
                      .subnetId(SUBNET)
                      .networkAclId(other.networkAclId())
                      .build())
              .build());
    });
    Network after = view.network();
    assertEquals(List.of(), after.networkAcl(after.subnet(SUBNET).networkAclId()).ingress());
  }

  @Test
  void routesLeadToTheirTargetsAndInterfaces() {
    populate();
    change(change -> {
      RouteTable main = change.all(ResourceKinds.ROUTE_TABLE).stream().findFirst().orElseThrow();
      change.put(
          ResourceKinds.ROUTE_TABLE,
          main.toBuilder()
              .routes(
                  Route.builder().destinationCidrBlock("10.0.0.0/16").gatewayId("local").build(),
                  Route.builder()
                      .destinationCidrBlock("0.0.0.0/0")
                      .gatewayId("igw-00000000000000001")
                      .build(),
                  Route.builder()
                      .destinationCidrBlock("198.51.100.0/24")
                      .networkInterfaceId(ENI)
                      .build(),
                  Route.builder()
                      .destinationCidrBlock("203.0.113.0/24")
                      .networkInterfaceId("eni-0000dead")
                      .build(),
                  Route.builder()
                      .destinationPrefixListId("pl-0000dead")
                      .gatewayId("igw-00000000000000001")
                      .build())
              .build());
    });
    var routes = view.network().subnet(SUBNET).routes();
    assertEquals(
        List.of(
            new weir.model.network.Route(Cidr.of("0.0.0.0/0"), RouteTarget.INTERNET_GATEWAY, null),
            new weir.model.network.Route(
                Cidr.of("198.51.100.0/24"), RouteTarget.NETWORK_INTERFACE, ENI),
            new weir.model.network.Route(Cidr.of("203.0.113.0/24"), RouteTarget.BLACKHOLE, null)),
        routes);
  }

  @Test
  void flowLogsThatCanBeRecordedAreThere() {
    populate();
    desk.buckets.add("logs", FlowLogDesk.ACCOUNT, "");
    String id =
        desk.create(
                CreateFlowLogsRequest.builder()
                    .resourceIds(ENI)
                    .resourceType("NetworkInterface")
                    .trafficType("REJECT")
                    .logDestinationType("s3")
                    .logDestination("arn:aws:s3:::logs/x/")
                    .maxAggregationInterval(60)
                    .build())
            .flowLogIds()
            .getFirst();
    Network network = view.network();
    var logs = network.flowLogsOf(network.networkInterface(ENI));
    assertEquals(List.of(id), logs.stream().map(log -> log.id()).toList());
    assertEquals("arn:aws:s3:::logs/x/", logs.getFirst().destination().target());
    assertEquals(60, logs.getFirst().interval().seconds());
    change(change -> change.remove(ResourceKinds.NETWORK_INTERFACE, ENI));
    assertTrue(view.network().flowLogs().isEmpty(), "its interface is gone");
  }

  @Test
  void oneHostTakesItsOwnInterfacesOnly() {
    populate();
    change(change ->
        change.tag(
            ResourceKinds.NETWORK_INTERFACE,
            ENI,
            List.of(tag("weir:attachment", "veth3;side=hypervisor;host=node7"))));
    assertNull(view.network().networkInterface(ENI).attachment());
    assertEquals(
        new Attachment.LinuxInterface("veth3", null, Attachment.Side.HYPERVISOR),
        view.networkFor("node7").networkInterface(ENI).attachment());
  }

  @Test
  void anAttachmentThatCannotBeReadIsSaid() {
    populate();
    for (String text :
        List.of(
            "netns/../../proc/1:eth0", "eth0;side=left", "", "a/b", "eth0;host=-", "netns/:x")) {
      change(change ->
          change.tag(ResourceKinds.NETWORK_INTERFACE, ENI, List.of(tag("weir:attachment", text))));
      assertNull(view.network().networkInterface(ENI).attachment(), text);
      assertTrue(
          view.omissions().stream().anyMatch(said -> said.startsWith("the attachment of " + ENI)),
          text);
    }
  }

  @Test
  void whatIsPrintedIsReadAgain() {
    for (String text :
        List.of("eth0", "netns/web1:eth0", "veth3;side=hypervisor", "netns/a.b-c:x0;host=n.1")) {
      assertEquals(text, TaggedAttachment.parse(text).print());
    }
  }

  @Test
  void itIsMadeAgainOnlyAfterAChangeThatMatters() {
    populate();
    AtomicInteger told = new AtomicInteger();
    view.onChange(told::incrementAndGet);
    Network first = view.network();
    assertSame(first, view.network());
    change(change -> change.put(Ec2Documents.REGION_OPENED, "x", "y"));
    assertSame(first, view.network());
    assertEquals(0, told.get());
    change(change -> change.tag(ResourceKinds.VPC, vpc.vpcId(), List.of(tag("a", "b"))));
    assertEquals(1, told.get());
    assertNotSame(first, view.network());
    assertEquals(Map.of("a", "b"), view.network().vpc(vpc.vpcId()).tags());
  }
}
