package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.Ec2Service.error;
import static weir.api.ec2.Ec2Service.filter;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.model.net.Cidr;

class SubnetsTest {
  private final Ec2Service service = Ec2Service.empty();
  private final Ec2Client ec2 = service.client();
  private final Vpc vpc = service.vpc("10.0.0.0/16");

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aNewSubnetLooksAsAtAws() {
    Subnet subnet = service.subnet(vpc, "10.0.1.0/24");
    assertTrue(subnet.subnetId().matches("subnet-[0-9a-f]{17}"), subnet.subnetId());
    assertEquals(
        "arn:aws:ec2:eu-central-1:123456789012:subnet/" + subnet.subnetId(), subnet.subnetArn());
    assertEquals("available", subnet.stateAsString());
    assertEquals("10.0.1.0/24", subnet.cidrBlock());
    assertEquals(251, subnet.availableIpAddressCount());
    assertEquals("eu-central-1a", subnet.availabilityZone());
    assertEquals("euc1-az1", subnet.availabilityZoneId());
    assertFalse(subnet.defaultForAz() || subnet.mapPublicIpOnLaunch());
    assertEquals(List.of(subnet), ec2.describeSubnets().subnets());
    assertEquals(
        subnet.subnetId(),
        ec2.describeNetworkAcls().networkAcls().getFirst().associations().getFirst().subnetId());
  }

  @Test
  void countsTheAddressesThatAreLeft() {
    Subnet subnet = service.subnet(vpc, "10.0.1.0/28");
    ec2.createNetworkInterface(
        request -> request.subnetId(subnet.subnetId()).secondaryPrivateIpAddressCount(2));
    assertEquals(8, ec2.describeSubnets().subnets().getFirst().availableIpAddressCount());
    assertEquals(
        1,
        ec2.describeSubnets(request -> request.filters(filter("available-ip-address-count", "8")))
            .subnets()
            .size());
  }

  @Test
  void refusesBlocksOutsideTheVpcOrTaken() {
    service.subnet(vpc, "10.0.1.0/24");
    assertEquals(
        "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid.",
        error(() -> service.subnet(vpc, "10.1.0.0/24")));
    assertEquals(
        "InvalidSubnet.Range: The CIDR '10.0.2.0/29' is invalid.",
        error(() -> service.subnet(vpc, "10.0.2.0/29")));
    assertEquals(
        "InvalidSubnet.Conflict: The CIDR '10.0.1.128/25' conflicts with another subnet",
        error(() -> service.subnet(vpc, "10.0.1.128/25")));
    assertTrue(
        error(() ->
                ec2.createSubnet(
                    request -> request.vpcId("vpc-0123456789abcdef0").cidrBlock("10.0.3.0/24")))
            .startsWith("InvalidVpcID.NotFound"));
  }

  @Test
  void zonesAreChosenByNameOrId() {
    assertEquals(
        "euc1-az2",
        ec2.createSubnet(request ->
                request
                    .vpcId(vpc.vpcId())
                    .cidrBlock("10.0.1.0/24")
                    .availabilityZone("eu-central-1b"))
            .subnet()
            .availabilityZoneId());
    assertEquals(
        "eu-central-1c",
        ec2.createSubnet(request ->
                request.vpcId(vpc.vpcId()).cidrBlock("10.0.2.0/24").availabilityZoneId("euc1-az3"))
            .subnet()
            .availabilityZone());
    assertTrue(
        error(() ->
                ec2.createSubnet(request ->
                    request
                        .vpcId(vpc.vpcId())
                        .cidrBlock("10.0.3.0/24")
                        .availabilityZone("us-east-1a")))
            .contains("eu-central-1a, eu-central-1b, eu-central-1c"));
  }

  @Test
  void attributesChangeOneByOne() {
    Subnet subnet = service.subnet(vpc, "10.0.1.0/24");
    ec2.modifySubnetAttribute(request ->
        request.subnetId(subnet.subnetId()).mapPublicIpOnLaunch(flag -> flag.value(true)));
    assertTrue(ec2.describeSubnets().subnets().getFirst().mapPublicIpOnLaunch());
    assertTrue(
        error(() ->
                ec2.modifySubnetAttribute(request ->
                    request
                        .subnetId(subnet.subnetId())
                        .assignIpv6AddressOnCreation(flag -> flag.value(true))))
            .contains("has no IPv6 CIDR block"));
  }

  @Test
  void ipv6SubnetsAreSixtyFours() {
    Vpc dual =
        ec2.createVpc(request -> request.cidrBlock("10.2.0.0/16").amazonProvidedIpv6CidrBlock(true))
            .vpc();
    Cidr block = Cidr.of(dual.ipv6CidrBlockAssociationSet().getFirst().ipv6CidrBlock());
    String sixtyFour = new Cidr(block.base(), 64).toString();
    Subnet subnet =
        ec2.createSubnet(request ->
                request.vpcId(dual.vpcId()).cidrBlock("10.2.1.0/24").ipv6CidrBlock(sixtyFour))
            .subnet();
    assertEquals(sixtyFour, subnet.ipv6CidrBlockAssociationSet().getFirst().ipv6CidrBlock());
    assertTrue(
        error(() ->
                ec2.createSubnet(request ->
                    request
                        .vpcId(dual.vpcId())
                        .cidrBlock("10.2.2.0/24")
                        .ipv6CidrBlock("2001:db8::/64")))
            .startsWith("InvalidSubnet.Range"));
  }

  @Test
  void aSubnetWithInterfacesStays() {
    Subnet subnet = service.subnet(vpc, "10.0.1.0/24");
    String face =
        ec2.createNetworkInterface(request -> request.subnetId(subnet.subnetId()))
            .networkInterface()
            .networkInterfaceId();
    assertEquals(
        "DependencyViolation: The subnet '"
            + subnet.subnetId()
            + "' has dependencies and cannot be deleted.",
        error(() -> ec2.deleteSubnet(request -> request.subnetId(subnet.subnetId()))));
    ec2.deleteNetworkInterface(request -> request.networkInterfaceId(face));
    ec2.deleteSubnet(request -> request.subnetId(subnet.subnetId()));
    assertEquals(List.of(), ec2.describeSubnets().subnets());
    assertEquals(List.of(), ec2.describeNetworkAcls().networkAcls().getFirst().associations());
  }
}
