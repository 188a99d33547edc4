package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Gives a subnet, or an internet or virtual private gateway, a route table.
final class AssociateRouteTable
    extends Ec2Operation<AssociateRouteTableRequest, AssociateRouteTableResponse> {
  AssociateRouteTable(Ec2Parts parts) {
    super(
        parts,
        AssociateRouteTableRequest::builder,
        Members.of("SubnetId", "GatewayId").needing("RouteTableId"));
  }

  @Override
  List<Permission> needs(AssociateRouteTableRequest request, Call call) {
    return request.subnetId() == null
        ? List.of(on(call, ResourceKinds.ROUTE_TABLE, request.routeTableId()))
        : List.of(
            on(call, ResourceKinds.ROUTE_TABLE, request.routeTableId()),
            on(call, ResourceKinds.SUBNET, request.subnetId()));
  }

  @Override
  public AssociateRouteTableResponse answer(AssociateRouteTableRequest request, Call call) {
    if ((request.subnetId() == null) == (request.gatewayId() == null)) {
      throw Ec2Errors.combination(
          "A route table is associated with either a subnetId or a gatewayId");
    }
    return parts()
        .change(
            call,
            change -> {
              RouteTable table = change.require(ResourceKinds.ROUTE_TABLE, request.routeTableId());
              String vpcId =
                  request.subnetId() == null
                      ? RouteTableAssociations.gatewayVpc(change, request.gatewayId())
                      : change.require(ResourceKinds.SUBNET, request.subnetId()).vpcId();
              String target =
                  request.subnetId() == null
                      ? "gateway " + request.gatewayId()
                      : "subnet " + request.subnetId();
              if (!table.vpcId().equals(vpcId)) {
                throw Ec2Errors.invalidValue(
                    "Route table "
                        + table.routeTableId()
                        + " and "
                        + target
                        + " belong to different networks");
              }
              return AssociateRouteTableResponse.builder()
                  .associationId(associate(change, table, request))
                  .associationState(state -> state.state(RouteTableAssociationStateCode.ASSOCIATED))
                  .build();
            });
  }

  private String associate(Ec2Change change, RouteTable table, AssociateRouteTableRequest request) {
    for (RouteTable other : change.all(ResourceKinds.ROUTE_TABLE)) {
      for (RouteTableAssociation one : other.associations()) {
        boolean same =
            request.subnetId() == null
                ? request.gatewayId().equals(one.gatewayId())
                : request.subnetId().equals(one.subnetId());
        if (same && other.routeTableId().equals(table.routeTableId())) {
          return one.routeTableAssociationId();
        }
        if (same) {
          throw ApiException.badRequest(
              "Resource.AlreadyAssociated",
              "the specified association for route table "
                  + table.routeTableId()
                  + " conflicts with an existing association");
        }
      }
    }
    String id = parts().ids().next("rtbassoc");
    RouteTableAssociations.add(
        change,
        table,
        RouteTableAssociation.builder()
            .routeTableAssociationId(id)
            .main(false)
            .subnetId(request.subnetId())
            .gatewayId(request.gatewayId())
            .build());
    return id;
  }
}
