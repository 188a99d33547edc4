package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.RoutedVpc.refusal;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import weir.model.network.RouteTarget;

@SuppressWarnings("unchecked") // the SDK's shorthand builders are generic varargs
class RouteTableTest {
  private final RoutedVpc vpc = new RoutedVpc();
  private final Ec2Client ec2 = vpc.ec2;

  @AfterEach
  void stop() {
    vpc.close();
  }

  private RouteTable table() {
    return ec2.createRouteTable(it -> it.vpcId(vpc.vpcId)).routeTable();
  }

  private RouteTable shown(String id) {
    return ec2.describeRouteTables(it -> it.routeTableIds(id)).routeTables().getFirst();
  }

  private List<weir.model.network.Route> recorded(String subnetId) {
    Subnet subnet = ec2.describeSubnets(it -> it.subnetIds(subnetId)).subnets().getFirst();
    return vpc.store.read(state ->
        SubnetRoutes.of(state, new weir.store.state.Scope(RoutedVpc.ACCOUNT, "us-east-1"), subnet));
  }

  @Test
  void aNewTableHasTheLocalRouteOnly() {
    RouteTable table = table();
    assertEquals(1, table.routes().size());
    Route local = table.routes().getFirst();
    assertEquals("10.0.0.0/16", local.destinationCidrBlock());
    assertEquals("local", local.gatewayId());
    assertEquals(RouteOrigin.CREATE_ROUTE_TABLE, local.origin());
    assertEquals(List.of(), table.associations());
    assertEquals(RoutedVpc.ACCOUNT, table.ownerId());
  }

  @Test
  void theSameClientTokenMakesOneTable() {
    String first =
        ec2.createRouteTable(it -> it.vpcId(vpc.vpcId).clientToken("t"))
            .routeTable()
            .routeTableId();
    String second =
        ec2.createRouteTable(it -> it.vpcId(vpc.vpcId).clientToken("t"))
            .routeTable()
            .routeTableId();
    assertEquals(first, second);
  }

  @Test
  void aRouteToAnInternetGatewayIsActiveUntilTheGatewayIsDetached() {
    String gateway = vpc.internetGateway();
    String table = table().routeTableId();
    assertTrue(
        ec2.createRoute(
                it -> it.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway))
            .returnValue());
    assertEquals(RouteState.ACTIVE, shown(table).routes().get(1).state());
    assertEquals(
        "RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.",
        refusal(() ->
            ec2.createRoute(it ->
                it.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway))));
    ec2.detachInternetGateway(it -> it.internetGatewayId(gateway).vpcId(vpc.vpcId));
    assertEquals(RouteState.BLACKHOLE, shown(table).routes().get(1).state());
  }

  @Test
  void refusesTargetsThatAreNotThere() {
    String table = table().routeTableId();
    CreateRouteRequest to =
        CreateRouteRequest.builder().routeTableId(table).destinationCidrBlock("0.0.0.0/0").build();
    assertEquals(
        "InvalidGatewayID.NotFound: The gateway ID 'igw-0123456789abcdef0' does not exist",
        refusal(() -> ec2.createRoute(to.toBuilder().gatewayId("igw-0123456789abcdef0").build())));
    assertEquals(
        "InvalidNatGatewayID.NotFound: The natGateway ID 'nat-0123456789abcdef0' does not exist",
        refusal(
            () -> ec2.createRoute(to.toBuilder().natGatewayId("nat-0123456789abcdef0").build())));
    assertEquals(
        "InvalidTransitGatewayID.NotFound: The transitGateway ID 'tgw-0123456789abcdef0' does not"
            + " exist.",
        refusal(() ->
            ec2.createRoute(to.toBuilder().transitGatewayId("tgw-0123456789abcdef0").build())));
    assertTrue(
        refusal(() -> ec2.createRoute(to))
            .startsWith("MissingParameter: The request must contain"));
    assertTrue(
        refusal(() ->
                ec2.createRoute(
                    to.toBuilder()
                        .gatewayId("igw-0123456789abcdef0")
                        .natGatewayId("nat-0123456789abcdef0")
                        .build()))
            .startsWith("InvalidParameterCombination"));
    assertEquals(
        "InvalidRouteTableID.NotFound: The routeTable ID 'rtb-0123456789abcdef0' does not exist",
        refusal(
            () -> ec2.createRoute(to.toBuilder().routeTableId("rtb-0123456789abcdef0").build())));
    assertTrue(
        refusal(() -> ec2.createRoute(to.toBuilder().coreNetworkArn("arn:aws:x").build()))
            .startsWith("UnsupportedOperation"));
  }

  @Test
  void refusesAGatewayOfAnotherVpc() {
    String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
    String table = table().routeTableId();
    assertEquals(
        "InvalidParameterValue: route table "
            + table
            + " and network gateway "
            + gateway
            + " belong to different networks",
        refusal(() ->
            ec2.createRoute(it ->
                it.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway))));
  }

  @Test
  void aDestinationIsKeptInItsCanonicalForm() {
    String gateway = vpc.internetGateway();
    String table = table().routeTableId();
    ec2.createRoute(
        it -> it.routeTableId(table).destinationCidrBlock("100.68.0.18/18").gatewayId(gateway));
    assertEquals("100.68.0.0/18", shown(table).routes().get(1).destinationCidrBlock());
    ec2.deleteRoute(it -> it.routeTableId(table).destinationCidrBlock("100.68.0.0/18"));
    assertEquals(
        "InvalidRoute.NotFound: no route with destination-cidr-block 100.68.0.0/18 in route table "
            + table,
        refusal(() ->
            ec2.deleteRoute(it -> it.routeTableId(table).destinationCidrBlock("100.68.0.0/18"))));
  }

  @Test
  void theLocalRouteStays() {
    String table = table().routeTableId();
    assertEquals(
        "InvalidParameterValue: cannot remove local route 10.0.0.0/16 in route table " + table,
        refusal(() ->
            ec2.deleteRoute(it -> it.routeTableId(table).destinationCidrBlock("10.0.0.0/16"))));
  }

  @Test
  void aRouteCanBeLedElsewhere() {
    String gateway = vpc.internetGateway();
    String vpn = ec2.createVpnGateway(it -> it.type("ipsec.1")).vpnGateway().vpnGatewayId();
    ec2.attachVpnGateway(it -> it.vpnGatewayId(vpn).vpcId(vpc.vpcId));
    String table = vpc.mainTable();
    assertTrue(
        refusal(() ->
                ec2.replaceRoute(
                    it -> it.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(vpn)))
            .endsWith("Use CreateRoute instead."));
    ec2.createRoute(
        it -> it.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
    assertEquals(RouteTarget.INTERNET_GATEWAY, recorded(vpc.subnetA).getFirst().target());
    ec2.replaceRoute(it -> it.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(vpn));
    assertEquals(RouteTarget.VIRTUAL_PRIVATE_GATEWAY, recorded(vpc.subnetA).getFirst().target());
  }

  @Test
  void aSubnetFollowsItsOwnTableAndFallsBackToTheMainOne() {
    String gateway = vpc.internetGateway();
    String table = table().routeTableId();
    ec2.createRoute(
        it -> it.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
    String association =
        ec2.associateRouteTable(it -> it.routeTableId(table).subnetId(vpc.subnetA)).associationId();
    assertEquals(1, recorded(vpc.subnetA).size());
    assertEquals(List.of(), recorded(vpc.subnetB));
    assertTrue(
        refusal(() ->
                ec2.associateRouteTable(
                    it -> it.routeTableId(vpc.mainTable()).subnetId(vpc.subnetA)))
            .startsWith("Resource.AlreadyAssociated"));
    assertEquals(
        "DependencyViolation: The routeTable '"
            + table
            + "' has dependencies and cannot be deleted.",
        refusal(() -> ec2.deleteRouteTable(it -> it.routeTableId(table))));
    ec2.disassociateRouteTable(it -> it.associationId(association));
    assertEquals(List.of(), recorded(vpc.subnetA));
    ec2.deleteRouteTable(it -> it.routeTableId(table));
  }

  @Test
  void anotherTableCanBecomeTheMainOne() {
    RouteTable main = shown(vpc.mainTable());
    String association = main.associations().getFirst().routeTableAssociationId();
    assertTrue(
        refusal(() -> ec2.disassociateRouteTable(it -> it.associationId(association)))
            .startsWith("InvalidParameterValue: cannot disassociate the main"));
    String table = table().routeTableId();
    ec2.replaceRouteTableAssociation(it -> it.associationId(association).routeTableId(table));
    assertEquals(table, vpc.mainTable());
    ec2.deleteRouteTable(it -> it.routeTableId(main.routeTableId()));
  }

  @Test
  void tablesAreFoundByWhatTheyLeadTo() {
    String gateway = vpc.internetGateway();
    String table =
        ec2.createRouteTable(it ->
                it.vpcId(vpc.vpcId)
                    .tagSpecifications(tags ->
                        tags.resourceType("route-table").tags(tag -> tag.key("Name").value("out"))))
            .routeTable()
            .routeTableId();
    ec2.createRoute(
        it -> it.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
    for (String[] filter :
        List.of(
            new String[] {"route.gateway-id", gateway},
            new String[] {"route.destination-cidr-block", "0.0.0.0/0"},
            new String[] {"tag:Name", "ou?"})) {
      List<RouteTable> found =
          ec2.describeRouteTables(it -> it.filters(one -> one.name(filter[0]).values(filter[1])))
              .routeTables();
      assertEquals(List.of(table), found.stream().map(RouteTable::routeTableId).toList());
      assertEquals("out", found.getFirst().tags().getFirst().value());
    }
  }

  @Test
  void aPrefixListIsOneRoutePerBlockForTheRecorder() {
    String gateway = vpc.internetGateway();
    String list =
        ec2.createManagedPrefixList(it ->
                it.prefixListName("offices")
                    .addressFamily("IPv4")
                    .maxEntries(5)
                    .entries(one -> one.cidr("198.51.100.0/24"), one -> one.cidr("203.0.113.0/24")))
            .prefixList()
            .prefixListId();
    ec2.createRoute(
        it -> it.routeTableId(vpc.mainTable()).destinationPrefixListId(list).gatewayId(gateway));
    assertEquals(
        List.of("198.51.100.0/24", "203.0.113.0/24"),
        recorded(vpc.subnetA).stream().map(route -> route.destination().toString()).toList());
    assertEquals(
        List.of(vpc.mainTable()),
        ec2
            .getManagedPrefixListAssociations(it -> it.prefixListId(list))
            .prefixListAssociations()
            .stream()
            .map(it -> it.resourceId())
            .toList());
    assertTrue(
        refusal(() -> ec2.deleteManagedPrefixList(it -> it.prefixListId(list)))
            .startsWith("DependencyViolation"));
  }
}
