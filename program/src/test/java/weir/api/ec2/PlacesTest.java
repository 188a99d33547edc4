package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.Ec2Service.error;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.Region;

class PlacesTest {
  private final Ec2Service service = Ec2Service.withDefaultVpcs();
  private final Ec2Client ec2 = service.client();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void zonesAreTheRegions() {
    List<AvailabilityZone> zones = ec2.describeAvailabilityZones().availabilityZones();
    assertEquals(
        List.of("eu-central-1a euc1-az1", "eu-central-1b euc1-az2", "eu-central-1c euc1-az3"),
        zones.stream().map(zone -> zone.zoneName() + " " + zone.zoneId()).toList());
    assertEquals("available", zones.getFirst().stateAsString());
    assertEquals(
        List.of("use1-az1", "use1-az2", "use1-az3", "use1-az4", "use1-az5", "use1-az6"),
        List.copyOf(Zones.of("us-east-1").values()));
    assertEquals("apne1-az1", Zones.of("ap-northeast-1").get("ap-northeast-1a"));
    assertTrue(
        error(() -> ec2.describeAvailabilityZones(request -> request.zoneNames("nowhere-1a")))
            .contains("Invalid availability zone: [nowhere-1a]"));
  }

  @Test
  void regionsHaveTheRequestsAmongThem() {
    assertTrue(
        ec2.describeRegions().regions().stream()
            .map(Region::regionName)
            .toList()
            .containsAll(List.of("eu-central-1", "us-east-1")));
    assertEquals(
        List.of("ec2.eu-west-1.amazonaws.com"),
        ec2.describeRegions(request -> request.regionNames("eu-west-1")).regions().stream()
            .map(Region::endpoint)
            .toList());
    assertTrue(
        error(() -> ec2.describeRegions(request -> request.regionNames("mars-1")))
            .startsWith("InvalidParameterValue"));
  }

  @Test
  void theAccountsDefaultVpcIsAnAttribute() {
    String id = ec2.describeVpcs().vpcs().getFirst().vpcId();
    var attributes =
        ec2.describeAccountAttributes(
                request -> request.attributeNamesWithStrings("default-vpc", "supported-platforms"))
            .accountAttributes();
    assertEquals(2, attributes.size());
    assertTrue(
        attributes.stream()
            .anyMatch(one -> one.attributeValues().getFirst().attributeValue().equals(id)));
  }
}
