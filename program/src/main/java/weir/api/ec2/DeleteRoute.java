package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Takes a route out of a route table. Local routes, and those of gateway endpoints, stay.
final class DeleteRoute extends Ec2Operation<DeleteRouteRequest, DeleteRouteResponse> {
  DeleteRoute(Ec2Parts parts) {
    super(
        parts,
        DeleteRouteRequest::builder,
        Members.of("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")
            .needing("RouteTableId"));
  }

  @Override
  List<Permission> needs(DeleteRouteRequest request, Call call) {
    return List.of(on(call, ResourceKinds.ROUTE_TABLE, request.routeTableId()));
  }

  @Override
  public DeleteRouteResponse answer(DeleteRouteRequest request, Call call) {
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
              Route route =
                  Routes.find(table, destination)
                      .orElseThrow(() ->
                          ApiException.badRequest(
                              "InvalidRoute.NotFound",
                              "no route with "
                                  + destination.member()
                                  + " "
                                  + destination
                                  + " in route table "
                                  + table.routeTableId()));
              if (route.origin() == RouteOrigin.CREATE_ROUTE_TABLE) {
                throw Ec2Errors.invalidValue(
                    "cannot remove local route "
                        + destination
                        + " in route table "
                        + table.routeTableId());
              }
              if (Routes.ofGatewayEndpoint(change, route)) {
                throw Ec2Errors.invalidValue(
                    "cannot remove VPC endpoint route "
                        + destination
                        + " in route table "
                        + table.routeTableId());
              }
              Routes.remove(change, table, route);
              return DeleteRouteResponse.builder().build();
            });
  }
}
