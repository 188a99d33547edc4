package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/// The routes of a table.
final class Routes {
  private static final String[] READ = {
    "DestinationCidrBlock",
    "DestinationIpv6CidrBlock",
    "DestinationPrefixListId",
    "GatewayId",
    "EgressOnlyInternetGatewayId",
    "NatGatewayId",
    "NetworkInterfaceId",
    "InstanceId",
    "TransitGatewayId",
    "VpcPeeringConnectionId",
    "VpcEndpointId",
    "LocalGatewayId",
    "CarrierGatewayId"
  };

  /// What CreateRoute reads.
  static final Members CREATING = Members.of(READ).needing("RouteTableId");

  /// What ReplaceRoute reads.
  static final Members REPLACING =
      Members.of(Stream.concat(Stream.of(READ), Stream.of("LocalTarget")).toArray(String[]::new))
          .needing("RouteTableId");

  private Routes() {}

  static Optional<Route> find(RouteTable table, RouteDestination destination) {
    return table.routes().stream().filter(destination::isOf).findFirst();
  }

  static void add(Ec2Change change, RouteTable table, Route route) {
    List<Route> routes = new ArrayList<>(table.routes());
    routes.add(route);
    change.put(ResourceKinds.ROUTE_TABLE, table.toBuilder().routes(routes).build());
  }

  static void remove(Ec2Change change, RouteTable table, Route route) {
    List<Route> routes = new ArrayList<>(table.routes());
    routes.remove(route);
    change.put(ResourceKinds.ROUTE_TABLE, table.toBuilder().routes(routes).build());
  }

  static void replace(Ec2Change change, RouteTable table, Route before, Route after) {
    List<Route> routes = new ArrayList<>(table.routes());
    routes.set(routes.indexOf(before), after);
    change.put(ResourceKinds.ROUTE_TABLE, table.toBuilder().routes(routes).build());
  }

  /// Whether a gateway endpoint, not a person, put the route there.
  static boolean ofGatewayEndpoint(Ec2View view, Route route) {
    return route.gatewayId() != null
        && view.find(ResourceKinds.VPC_ENDPOINT, route.gatewayId())
            .filter(endpoint -> endpoint.vpcEndpointType() == VpcEndpointType.GATEWAY)
            .isPresent();
  }
}
