package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.model.net.Cidr;

/// Makes route tables as a VPC begins with them.
final class RouteTables {
  private RouteTables() {}

  /// The table of every subnet that names none.
  static RouteTable makeMain(Ec2Change change, ResourceIds ids, Vpc vpc) {
    String id = ids.next(ResourceKinds.ROUTE_TABLE);
    return change.put(
        ResourceKinds.ROUTE_TABLE,
        empty(id, vpc).toBuilder()
            .associations(
                RouteTableAssociation.builder()
                    .main(true)
                    .routeTableId(id)
                    .routeTableAssociationId(ids.next("rtbassoc"))
                    .associationState(
                        state -> state.state(RouteTableAssociationStateCode.ASSOCIATED))
                    .build())
            .build());
  }

  /// A table with the local routes only, and no associations.
  static RouteTable empty(String id, Vpc vpc) {
    return RouteTable.builder()
        .routeTableId(id)
        .vpcId(vpc.vpcId())
        .ownerId(vpc.ownerId())
        .routes(localRoutes(vpc))
        .build();
  }

  /// One for each block of the VPC.
  static List<Route> localRoutes(Vpc vpc) {
    List<Route> routes = new ArrayList<>();
    for (Cidr cidr : Vpcs.ipv4Blocks(vpc)) {
      routes.add(local().destinationCidrBlock(cidr.toString()).build());
    }
    for (Cidr cidr : Vpcs.ipv6Blocks(vpc)) {
      routes.add(local().destinationIpv6CidrBlock(cidr.toString()).build());
    }
    return routes;
  }

  /// Makes the tables of a VPC have the local routes of its blocks as they are now.
  static void renewLocalRoutes(Ec2Change change, Vpc vpc) {
    for (RouteTable table : new VpcContents(change, vpc.vpcId()).tables()) {
      List<Route> routes = new ArrayList<>(localRoutes(vpc));
      table.routes().stream().filter(route -> !isLocal(route)).forEach(routes::add);
      change.put(ResourceKinds.ROUTE_TABLE, table.toBuilder().routes(routes).build());
    }
  }

  private static boolean isLocal(Route route) {
    return "local".equals(route.gatewayId());
  }

  private static Route.Builder local() {
    return Route.builder()
        .gatewayId("local")
        .origin(RouteOrigin.CREATE_ROUTE_TABLE)
        .state(RouteState.ACTIVE);
  }
}
