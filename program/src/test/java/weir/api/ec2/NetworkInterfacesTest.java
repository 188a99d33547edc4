package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.Ec2Service.error;
import static weir.api.ec2.Ec2Service.filter;
import static weir.api.ec2.Ec2Service.tagged;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttribute;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.store.state.Scope;

class NetworkInterfacesTest {
  private final Ec2Service service = Ec2Service.empty();
  private final Ec2Client ec2 = service.client();
  private final Vpc vpc = service.vpc("10.0.0.0/16");
  private final Subnet subnet = service.subnet(vpc, "10.0.1.0/28");

  @AfterEach
  void stop() {
    service.close();
  }

  private NetworkInterface make() {
    return ec2.createNetworkInterface(request -> request.subnetId(subnet.subnetId()))
        .networkInterface();
  }

  private NetworkInterface described(String id) {
    return ec2.describeNetworkInterfaces(request -> request.networkInterfaceIds(id))
        .networkInterfaces()
        .getFirst();
  }

  @Test
  void aNewInterfaceLooksAsAtAws() {
    NetworkInterface face =
        ec2.createNetworkInterface(request ->
                request
                    .subnetId(subnet.subnetId())
                    .description("web")
                    .privateIpAddress("10.0.1.10")
                    .tagSpecifications(tagged(ResourceType.NETWORK_INTERFACE, "Name", "web1")))
            .networkInterface();
    assertTrue(face.networkInterfaceId().matches("eni-[0-9a-f]{17}"), face.networkInterfaceId());
    assertEquals("interface", face.interfaceTypeAsString());
    assertEquals("available", face.statusAsString());
    assertEquals("web", face.description());
    assertEquals("10.0.1.10", face.privateIpAddress());
    assertTrue(face.privateIpAddresses().getFirst().primary());
    assertTrue(face.macAddress().matches("02(:[0-9a-f]{2}){5}"), face.macAddress());
    assertFalse(face.requesterManaged());
    assertEquals(Ec2Service.ACCOUNT, face.requesterId());
    assertTrue(face.sourceDestCheck());
    assertEquals("default", face.groups().getFirst().groupName());
    assertEquals(vpc.vpcId(), face.vpcId());
    assertEquals("eu-central-1a", face.availabilityZone());
    assertEquals("web1", face.tagSet().getFirst().value());
    assertEquals(face, described(face.networkInterfaceId()));
  }

  @Test
  void anInterfaceHasAtMostSixteenGroups() {
    List<String> groups =
        IntStream.range(0, 17)
            .mapToObj(i ->
                ec2.createSecurityGroup(request ->
                        request.vpcId(vpc.vpcId()).groupName("group" + i).description("one more"))
                    .groupId())
            .toList();
    ec2.createNetworkInterface(
        request -> request.subnetId(subnet.subnetId()).groups(groups.subList(0, 16)));
    assertTrue(
        error(() ->
                ec2.createNetworkInterface(
                    request -> request.subnetId(subnet.subnetId()).groups(groups)))
            .startsWith("SecurityGroupsPerInterfaceLimitExceeded"));
  }

  @Test
  void emptyListsAreAnsweredWhereAwsAnswersThem() {
    assertTrue(make().hasTagSet() && make().hasIpv6Addresses());
    assertTrue(ec2.describeSubnets().subnets().getFirst().hasIpv6CidrBlockAssociationSet());
    assertTrue(ec2.describeNetworkAcls().networkAcls().getFirst().hasTags());
  }

  @Test
  void addressesStayInTheSubnetOutOfTheReservedOnesAndAreGivenOnce() {
    ec2.createNetworkInterface(
        request -> request.subnetId(subnet.subnetId()).privateIpAddress("10.0.1.5"));
    assertEquals(
        "InvalidIPAddress.InUse: Address 10.0.1.5 is in use.", error(() -> at("10.0.1.5")));
    for (String reserved : List.of("10.0.1.0", "10.0.1.3", "10.0.1.15")) {
      assertEquals(
          "InvalidParameterValue: Address is in subnet's reserved address range",
          error(() -> at(reserved)));
    }
    assertEquals(
        "InvalidParameterValue: Address does not fall within the subnet's address range",
        error(() -> at("10.0.1.16")));
    Set<String> given = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      given.add(make().privateIpAddress());
    }
    assertEquals(10, given.size());
    assertEquals(
        "InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free"
            + " addresses to satisfy the request.",
        error(this::make));
  }

  private void at(String address) {
    ec2.createNetworkInterface(
        request -> request.subnetId(subnet.subnetId()).privateIpAddress(address));
  }

  @Test
  void aDeletedInterfaceGivesItsAddressesBack() {
    for (int i = 0; i < 30; i++) {
      NetworkInterface face = make();
      ec2.deleteNetworkInterface(request -> request.networkInterfaceId(face.networkInterfaceId()));
    }
    assertEquals(11, ec2.describeSubnets().subnets().getFirst().availableIpAddressCount());
  }

  @Test
  void secondaryAddressesComeGoAndMove() {
    String first = make().networkInterfaceId();
    String second = make().networkInterfaceId();
    List<String> assigned =
        ec2
            .assignPrivateIpAddresses(
                request -> request.networkInterfaceId(first).secondaryPrivateIpAddressCount(2))
            .assignedPrivateIpAddresses()
            .stream()
            .map(address -> address.privateIpAddress())
            .toList();
    assertEquals(assigned, secondary(first));
    String moving = assigned.getFirst();
    assertTrue(
        error(() ->
                ec2.assignPrivateIpAddresses(
                    request -> request.networkInterfaceId(second).privateIpAddresses(moving)))
            .startsWith("InvalidIPAddress.InUse"));
    ec2.assignPrivateIpAddresses(request ->
        request.networkInterfaceId(second).privateIpAddresses(moving).allowReassignment(true));
    assertEquals(List.of(moving), secondary(second));
    assertEquals(List.of(assigned.getLast()), secondary(first));
    ec2.unassignPrivateIpAddresses(
        request -> request.networkInterfaceId(second).privateIpAddresses(moving));
    assertEquals(List.of(), secondary(second));
    String primary = described(first).privateIpAddress();
    assertTrue(
        error(() ->
                ec2.unassignPrivateIpAddresses(
                    request -> request.networkInterfaceId(first).privateIpAddresses(primary)))
            .startsWith("InvalidParameterValue"));
    assertTrue(
        error(() ->
                ec2.assignPrivateIpAddresses(request ->
                    request
                        .networkInterfaceId(second)
                        .privateIpAddresses(primary)
                        .allowReassignment(true)))
            .startsWith("InvalidIPAddress.InUse"),
        "a primary address does not move");
  }

  private List<String> secondary(String id) {
    return described(id).privateIpAddresses().stream()
        .filter(address -> !address.primary())
        .map(NetworkInterfacePrivateIpAddress::privateIpAddress)
        .toList();
  }

  @Test
  void ipv6AddressesNeedABlock() {
    String id = make().networkInterfaceId();
    assertTrue(
        error(() ->
                ec2.assignIpv6Addresses(
                    request -> request.networkInterfaceId(id).ipv6AddressCount(1)))
            .contains("has no IPv6 CIDR block"));
    Vpc dual =
        ec2.createVpc(request -> request.cidrBlock("10.2.0.0/16").amazonProvidedIpv6CidrBlock(true))
            .vpc();
    String block =
        dual.ipv6CidrBlockAssociationSet().getFirst().ipv6CidrBlock().replace("/56", "/64");
    String there =
        ec2.createSubnet(request ->
                request.vpcId(dual.vpcId()).cidrBlock("10.2.1.0/24").ipv6CidrBlock(block))
            .subnet()
            .subnetId();
    NetworkInterface face =
        ec2.createNetworkInterface(request -> request.subnetId(there).ipv6AddressCount(2))
            .networkInterface();
    assertEquals(2, face.ipv6Addresses().size());
    String one = face.ipv6Addresses().getFirst().ipv6Address();
    ec2.unassignIpv6Addresses(
        request -> request.networkInterfaceId(face.networkInterfaceId()).ipv6Addresses(one));
    assertEquals(1, described(face.networkInterfaceId()).ipv6Addresses().size());
    assertEquals(
        List.of(one),
        ec2.assignIpv6Addresses(
                request -> request.networkInterfaceId(face.networkInterfaceId()).ipv6Addresses(one))
            .assignedIpv6Addresses());
  }

  @Test
  void aClientTokenMakesOneInterface() {
    String first = withToken("once", "web");
    assertEquals(first, withToken("once", "web"));
    assertNotEquals(first, withToken("twice", "web"));
    assertTrue(error(() -> withToken("once", "other")).startsWith("IdempotentParameterMismatch"));
    assertEquals(2, ec2.describeNetworkInterfaces().networkInterfaces().size());
  }

  private String withToken(String token, String description) {
    return ec2.createNetworkInterface(request ->
            request.subnetId(subnet.subnetId()).description(description).clientToken(token))
        .networkInterface()
        .networkInterfaceId();
  }

  @Test
  void attributesAreSeenAndChanged() {
    String id = make().networkInterfaceId();
    ec2.modifyNetworkInterfaceAttribute(
        request -> request.networkInterfaceId(id).sourceDestCheck(flag -> flag.value(false)));
    ec2.modifyNetworkInterfaceAttribute(
        request -> request.networkInterfaceId(id).description(text -> text.value("router")));
    String group =
        ec2.createSecurityGroup(
                request -> request.groupName("web").description("web").vpcId(vpc.vpcId()))
            .groupId();
    ec2.modifyNetworkInterfaceAttribute(request -> request.networkInterfaceId(id).groups(group));
    ec2.modifyNetworkInterfaceAttribute(request ->
        request
            .networkInterfaceId(id)
            .connectionTrackingSpecification(timeouts -> timeouts.tcpEstablishedTimeout(350)));
    NetworkInterface face = described(id);
    assertFalse(face.sourceDestCheck());
    assertEquals("router", face.description());
    assertEquals("web", face.groups().getFirst().groupName());
    assertEquals(350, face.connectionTrackingConfiguration().tcpEstablishedTimeout());
    assertEquals(
        "router",
        ec2.describeNetworkInterfaceAttribute(request ->
                request.networkInterfaceId(id).attribute(NetworkInterfaceAttribute.DESCRIPTION))
            .description()
            .value());
    assertTrue(
        error(() ->
                ec2.modifyNetworkInterfaceAttribute(request ->
                    request
                        .networkInterfaceId(id)
                        .connectionTrackingSpecification(timeouts -> timeouts.udpTimeout(29))))
            .contains("between 30 and 60 seconds"));
    assertEquals(
        "DependencyViolation: resource " + group + " has a dependent object",
        error(() -> ec2.deleteSecurityGroup(request -> request.groupId(group))));
  }

  @Test
  void groupsOfAnotherVpcAreRefused() {
    Vpc other = service.vpc("10.9.0.0/16");
    String group =
        ec2.createSecurityGroup(
                request -> request.groupName("web").description("web").vpcId(other.vpcId()))
            .groupId();
    assertEquals(
        "InvalidGroup.NotFound: The security group '"
            + group
            + "' does not exist in VPC '"
            + vpc.vpcId()
            + "'",
        error(() ->
            ec2.createNetworkInterface(
                request -> request.subnetId(subnet.subnetId()).groups(group))));
  }

  @Test
  void onlyServicesMakeServicesInterfaces() {
    assertTrue(
        error(() ->
                ec2.createNetworkInterface(
                    request -> request.subnetId(subnet.subnetId()).interfaceType("nat_gateway")))
            .startsWith("InvalidParameterValue"));
    Scope scope = new Scope(Ec2Service.ACCOUNT, "eu-central-1");
    ResourceIds ids = new ResourceIds(new Random(3));
    String id =
        service
            .store()
            .change(change ->
                NetworkInterfaces.make(
                    new Ec2Change(change, scope),
                    ids,
                    subnet,
                    NetworkInterfaces.Addresses.ANY,
                    NetworkInterface.builder()
                        .interfaceType("nat_gateway")
                        .requesterManaged(true)
                        .requesterId(Ec2Service.ACCOUNT)
                        .sourceDestCheck(false)))
            .networkInterfaceId();
    NetworkInterface face =
        ec2.describeNetworkInterfaces(request ->
                request.filters(
                    filter("requester-managed", "true"), filter("interface-type", "nat_gateway")))
            .networkInterfaces()
            .getFirst();
    assertEquals(id, face.networkInterfaceId());
    assertEquals(
        "AuthFailure: You do not have permission to access the specified resource.",
        error(() -> ec2.deleteNetworkInterface(request -> request.networkInterfaceId(id))));
    assertTrue(
        error(() ->
                ec2.modifyNetworkInterfaceAttribute(
                    request -> request.networkInterfaceId(id).description(text -> text.value("x"))))
            .startsWith("AuthFailure"));
    ec2.createTags(
        request -> request.resources(id).tags(Tag.builder().key("a").value("b").build()));
    assertEquals("b", described(id).tagSet().getFirst().value());
  }

  @Test
  void filtersFindByAddressGroupAndText() {
    NetworkInterface face = make();
    make();
    for (var found :
        List.of(
            filter("private-ip-address", face.privateIpAddress()),
            filter("addresses.private-ip-address", face.privateIpAddress()),
            filter("mac-address", face.macAddress()),
            filter("network-interface-id", face.networkInterfaceId()))) {
      assertEquals(
          List.of(face),
          ec2.describeNetworkInterfaces(request -> request.filters(found)).networkInterfaces(),
          found::name);
    }
    assertEquals(
        2,
        ec2.describeNetworkInterfaces(request -> request.filters(filter("group-name", "def*")))
            .networkInterfaces()
            .size());
  }
}
