package weir.model.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;

/// Section 1.3.7 of the reference: the codes of `traffic-path`.
class TrafficPathTest {
  private static final Vpc VPC =
      new Vpc(
          "vpc-00000001",
          "123456789012",
          "eu-central-1",
          List.of(Cidr.of("10.0.0.0/16"), Cidr.of("2001:db8::/56")),
          Map.of());

  private static Subnet subnet(Subnet.@Nullable Sublocation sublocation, Route... routes) {
    return new Subnet(
        "subnet-00000001",
        VPC.id(),
        List.of(Cidr.of("10.0.1.0/24")),
        "acl-00000001",
        "euc1-az1",
        sublocation,
        Map.of(),
        List.of(routes));
  }

  private static Route route(String to, RouteTarget target) {
    return new Route(Cidr.of(to), target, null);
  }

  private static int code(Subnet subnet, String address) {
    IpAddress to = IpAddress.of(address);
    return TrafficPath.to(VPC, subnet, to.high(), to.low());
  }

  @ParameterizedTest
  @CsvSource({
    "LOCAL, 1",
    "NAT_GATEWAY, 1",
    "NETWORK_INTERFACE, 1",
    "TRANSIT_GATEWAY, 1",
    "FIREWALL_ENDPOINT, 1",
    "LOCAL_GATEWAY, 1",
    "VIRTUAL_PRIVATE_GATEWAY, 3",
    "PEERING, 4",
    "INTER_REGION_PEERING, 5",
    "CARRIER_GATEWAY, 6",
    "GATEWAY_ENDPOINT, 7",
    "INTERNET_GATEWAY, 8",
    "EGRESS_ONLY_INTERNET_GATEWAY, 8",
    "BLACKHOLE, 0"
  })
  void everyTargetHasItsCode(RouteTarget target, int code) {
    assertEquals(code, code(subnet(null, route("0.0.0.0/0", target)), "198.51.100.7"));
  }

  @Test
  void anInternetGatewayOfALocalZoneIsCodeSix() {
    Route internet = route("0.0.0.0/0", RouteTarget.INTERNET_GATEWAY);
    Subnet.Sublocation zone = new Subnet.Sublocation("localzone", "use1-lax1-az1");
    Subnet.Sublocation outpost = new Subnet.Sublocation("outpost", "op-0a1b2c3d");
    assertEquals(6, code(subnet(zone, internet), "198.51.100.7"));
    assertEquals(8, code(subnet(outpost, internet), "198.51.100.7"));
  }

  @Test
  void theLongestPrefixWinsAndTheVpcsOwnBlocksAreLocal() {
    Subnet subnet =
        subnet(
            null,
            route("0.0.0.0/0", RouteTarget.INTERNET_GATEWAY),
            route("10.0.0.0/8", RouteTarget.PEERING),
            route("10.9.0.0/16", RouteTarget.VIRTUAL_PRIVATE_GATEWAY),
            route("10.0.7.0/24", RouteTarget.GATEWAY_ENDPOINT));
    assertEquals(1, code(subnet, "10.0.200.1"));
    assertEquals(7, code(subnet, "10.0.7.1"));
    assertEquals(4, code(subnet, "10.1.0.1"));
    assertEquals(3, code(subnet, "10.9.0.1"));
    assertEquals(8, code(subnet, "192.0.2.1"));
    assertEquals(1, code(subnet, "2001:db8::1"));
    assertEquals(0, code(subnet, "2001:db9::1"));
  }

  @Test
  void aTargetIsFoundByItsWordOrAnId() {
    assertEquals(RouteTarget.INTERNET_GATEWAY, RouteTarget.find("internet-gateway").orElseThrow());
    assertEquals(RouteTarget.INTERNET_GATEWAY, RouteTarget.find("igw-0a1b2c3d").orElseThrow());
    assertEquals(RouteTarget.PEERING, RouteTarget.find("pcx-0a1b2c3d").orElseThrow());
    assertEquals(true, RouteTarget.find("igw-xyz").isEmpty());
  }
}
