package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.Ec2Service.error;
import static weir.api.ec2.Ec2Service.filter;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.store.state.Scope;

class DefaultVpcTest {
  private final Ec2Service service = Ec2Service.withDefaultVpcs();
  private final Ec2Client ec2 = service.client();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void everyRegionBeginsWithOne() {
    for (String region : List.of("eu-central-1", "us-east-1")) {
      Ec2Client there = service.client(Ec2Service.ACCOUNT, region);
      Vpc vpc = there.describeVpcs().vpcs().getFirst();
      assertTrue(vpc.isDefault());
      assertEquals("172.31.0.0/16", vpc.cidrBlock());
      List<Subnet> subnets = there.describeSubnets().subnets();
      assertEquals(region.equals("us-east-1") ? 6 : 3, subnets.size());
      for (Subnet subnet : subnets) {
        assertTrue(subnet.defaultForAz() && subnet.mapPublicIpOnLaunch());
        assertTrue(subnet.cidrBlock().endsWith("/20"), subnet.cidrBlock());
        assertEquals(4091, subnet.availableIpAddressCount());
      }
      assertEquals(
          subnets.size(),
          there.describeNetworkAcls().networkAcls().getFirst().associations().size());
    }
  }

  @Test
  void itHasAWayToTheInternet() {
    ec2.describeVpcs();
    Scope scope = new Scope(Ec2Service.ACCOUNT, "eu-central-1");
    var gateway =
        service.store().read(view -> view.all(Ec2Documents.INTERNET_GATEWAY, scope)).getFirst();
    var table = service.store().read(view -> view.all(Ec2Documents.ROUTE_TABLE, scope)).getFirst();
    assertEquals(
        gateway.internetGatewayId(),
        table.routes().stream()
            .filter(route -> "0.0.0.0/0".equals(route.destinationCidrBlock()))
            .findFirst()
            .orElseThrow()
            .gatewayId());
  }

  @Test
  void groupsWithoutAVpcAreItsGroups() {
    String id =
        ec2.createSecurityGroup(request -> request.groupName("web").description("web")).groupId();
    assertEquals(
        ec2.describeVpcs().vpcs().getFirst().vpcId(),
        ec2.describeSecurityGroups(request -> request.groupNames("web"))
            .securityGroups()
            .getFirst()
            .vpcId());
    ec2.authorizeSecurityGroupIngress(request ->
        request.groupName("web").ipProtocol("tcp").fromPort(80).toPort(80).cidrIp("0.0.0.0/0"));
    assertEquals(
        1,
        ec2.describeSecurityGroups(
                request -> request.filters(filter("ip-permission.to-port", "80")))
            .securityGroups()
            .size());
    ec2.deleteSecurityGroup(request -> request.groupName("web"));
    assertTrue(
        error(() -> ec2.describeSecurityGroups(request -> request.groupIds(id)))
            .startsWith("InvalidGroup.NotFound"));
  }

  @Test
  void itComesAgainOnlyWhenAskedFor() {
    assertTrue(error(() -> ec2.createDefaultVpc(request -> {})).startsWith("DefaultVpcAlready"));
    Scope scope = new Scope(Ec2Service.ACCOUNT, "eu-central-1");
    service
        .store()
        .change(change -> {
          change
              .all(Ec2Documents.INTERNET_GATEWAY, scope)
              .forEach(one ->
                  change.remove(Ec2Documents.INTERNET_GATEWAY, scope, one.internetGatewayId()));
          return scope;
        });
    for (Subnet subnet : ec2.describeSubnets().subnets()) {
      ec2.deleteSubnet(request -> request.subnetId(subnet.subnetId()));
    }
    String id = ec2.describeVpcs().vpcs().getFirst().vpcId();
    ec2.deleteVpc(request -> request.vpcId(id));
    assertEquals(List.of(), ec2.describeVpcs().vpcs());
    Vpc again = ec2.createDefaultVpc(request -> {}).vpc();
    assertTrue(again.isDefault());
    assertEquals(3, ec2.describeSubnets().subnets().size());
  }
}
