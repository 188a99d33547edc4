package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Adds a route to a route table.
final class CreateRoute extends Ec2Operation<CreateRouteRequest, CreateRouteResponse> {
  CreateRoute(Ec2Parts parts) {
    super(parts, CreateRouteRequest::builder, Routes.CREATING);
  }

  @Override
  List<Permission> needs(CreateRouteRequest request, Call call) {
    return List.of(on(call, ResourceKinds.ROUTE_TABLE, request.routeTableId()));
  }

  @Override
  public CreateRouteResponse answer(CreateRouteRequest request, Call call) {
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
              destination.prefixListId().ifPresent(list -> PrefixLists.require(change, list));
              if (table.routes().stream().anyMatch(destination::isOf)) {
                throw ApiException.badRequest(
                    "RouteAlreadyExists",
                    "The route identified by " + destination + " already exists.");
              }
              Routes.add(
                  change, table, new RouteTargets(change, table).route(request, destination));
              return CreateRouteResponse.builder().returnValue(true).build();
            });
  }
}
