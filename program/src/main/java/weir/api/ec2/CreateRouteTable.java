package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a route table with the local routes of its VPC.
final class CreateRouteTable
    extends Ec2Operation<CreateRouteTableRequest, CreateRouteTableResponse> {
  CreateRouteTable(Ec2Parts parts) {
    super(
        parts,
        CreateRouteTableRequest::builder,
        Members.of("TagSpecifications", "ClientToken").needing("VpcId"));
  }

  @Override
  List<Permission> needs(CreateRouteTableRequest request, Call call) {
    return creating(call, ResourceKinds.ROUTE_TABLE, request.tagSpecifications());
  }

  @Override
  public CreateRouteTableResponse answer(CreateRouteTableRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              String id =
                  ClientTokens.once(
                          change,
                          call.now(),
                          name(),
                          request.clientToken(),
                          request,
                          () -> List.of(make(change, request)))
                      .getFirst();
              RouteTable table = change.require(ResourceKinds.ROUTE_TABLE, id);
              return CreateRouteTableResponse.builder()
                  .routeTable(
                      RouteTableAssociations.shown(
                          change, change.tagged(ResourceKinds.ROUTE_TABLE, table)))
                  .clientToken(request.clientToken())
                  .build();
            });
  }

  private String make(Ec2Change change, CreateRouteTableRequest request) {
    Vpc vpc = change.require(ResourceKinds.VPC, request.vpcId());
    String id = parts().ids().next(ResourceKinds.ROUTE_TABLE);
    change.put(ResourceKinds.ROUTE_TABLE, RouteTables.empty(id, vpc));
    change.tag(
        ResourceKinds.ROUTE_TABLE,
        id,
        Tagging.requested(ResourceKinds.ROUTE_TABLE, request.tagSpecifications()));
    return id;
  }
}
