package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Leads a destination of a route table elsewhere.
final class ReplaceRoute extends Ec2Operation<ReplaceRouteRequest, ReplaceRouteResponse> {
  ReplaceRoute(Ec2Parts parts) {
    super(parts, ReplaceRouteRequest::builder, Routes.REPLACING);
  }

  @Override
  List<Permission> needs(ReplaceRouteRequest request, Call call) {
    return List.of(on(call, ResourceKinds.ROUTE_TABLE, request.routeTableId()));
  }

  @Override
  public ReplaceRouteResponse answer(ReplaceRouteRequest request, Call call) {
    RouteDestination destination =
        RouteDestination.of(
            request.destinationCidrBlock(),
            request.destinationIpv6CidrBlock(),
            request.destinationPrefixListId());
    return parts()
        .change(
            call,
            change -> {
              RouteTable table = change.require(ResourceKinds.ROUTE_TABLE, request.routeTableId());
              Route before =
                  Routes.find(table, destination)
                      .orElseThrow(() ->
                          Ec2Errors.invalidValue(
                              "There is no route defined for '"
                                  + destination
                                  + "' in the route table. Use CreateRoute instead."));
              Route after =
                  Boolean.TRUE.equals(request.localTarget())
                      ? local(before)
                      : new RouteTargets(change, table)
                          .route(asCreation(request), destination).toBuilder()
                              .origin(before.origin())
                              .build();
              Routes.replace(change, table, before, after);
              return ReplaceRouteResponse.builder().build();
            });
  }

  private static Route local(Route before) {
    if (before.origin() != RouteOrigin.CREATE_ROUTE_TABLE) {
      throw Ec2Errors.invalidValue(
          "LocalTarget gives a local route its own target back; this is no local route");
    }
    return Route.builder()
        .destinationCidrBlock(before.destinationCidrBlock())
        .destinationIpv6CidrBlock(before.destinationIpv6CidrBlock())
        .gatewayId("local")
        .origin(before.origin())
        .state(RouteState.ACTIVE)
        .build();
  }

  private static CreateRouteRequest asCreation(ReplaceRouteRequest request) {
    return CreateRouteRequest.builder()
        .gatewayId(request.gatewayId())
        .egressOnlyInternetGatewayId(request.egressOnlyInternetGatewayId())
        .natGatewayId(request.natGatewayId())
        .networkInterfaceId(request.networkInterfaceId())
        .instanceId(request.instanceId())
        .transitGatewayId(request.transitGatewayId())
        .vpcPeeringConnectionId(request.vpcPeeringConnectionId())
        .vpcEndpointId(request.vpcEndpointId())
        .localGatewayId(request.localGatewayId())
        .carrierGatewayId(request.carrierGatewayId())
        .build();
  }
}
