package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a route table that is neither a VPC's main one nor associated with anything.
final class DeleteRouteTable
    extends Ec2Operation<DeleteRouteTableRequest, DeleteRouteTableResponse> {
  DeleteRouteTable(Ec2Parts parts) {
    super(parts, DeleteRouteTableRequest::builder, Members.of().needing("RouteTableId"));
  }

  @Override
  List<Permission> needs(DeleteRouteTableRequest request, Call call) {
    return List.of(on(call, ResourceKinds.ROUTE_TABLE, request.routeTableId()));
  }

  @Override
  public DeleteRouteTableResponse answer(DeleteRouteTableRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              RouteTable table = change.require(ResourceKinds.ROUTE_TABLE, request.routeTableId());
              boolean used =
                  change.all(ResourceKinds.VPC_ENDPOINT).stream()
                      .anyMatch(
                          endpoint -> endpoint.routeTableIds().contains(table.routeTableId()));
              if (!table.associations().isEmpty() || used) {
                throw Ec2Errors.dependency(
                    "The routeTable '"
                        + table.routeTableId()
                        + "' has dependencies and cannot be deleted.");
              }
              change.remove(ResourceKinds.ROUTE_TABLE, table.routeTableId());
              return DeleteRouteTableResponse.builder().build();
            });
  }
}
