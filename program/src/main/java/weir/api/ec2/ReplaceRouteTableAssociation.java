package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Gives a subnet or a gateway another route table, or a VPC another main one.
final class ReplaceRouteTableAssociation
    extends Ec2Operation<
        ReplaceRouteTableAssociationRequest, ReplaceRouteTableAssociationResponse> {
  ReplaceRouteTableAssociation(Ec2Parts parts) {
    super(
        parts,
        ReplaceRouteTableAssociationRequest::builder,
        Members.of().needing("AssociationId", "RouteTableId"));
  }

  @Override
  List<Permission> needs(ReplaceRouteTableAssociationRequest request, Call call) {
    return List.of(on(call, ResourceKinds.ROUTE_TABLE, request.routeTableId()));
  }

  @Override
  public ReplaceRouteTableAssociationResponse answer(
      ReplaceRouteTableAssociationRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              RouteTable table = change.require(ResourceKinds.ROUTE_TABLE, request.routeTableId());
              RouteTableAssociations.Found found =
                  RouteTableAssociations.association(change, request.associationId());
              if (!found.table().vpcId().equals(table.vpcId())) {
                throw Ec2Errors.invalidValue(
                    "Route table "
                        + table.routeTableId()
                        + " and association "
                        + request.associationId()
                        + " belong to different networks");
              }
              String id = parts().ids().next("rtbassoc");
              RouteTableAssociations.remove(change, found);
              RouteTableAssociations.add(
                  change,
                  change.require(ResourceKinds.ROUTE_TABLE, table.routeTableId()),
                  found.association().toBuilder().routeTableAssociationId(id).build());
              return ReplaceRouteTableAssociationResponse.builder()
                  .newAssociationId(id)
                  .associationState(state -> state.state(RouteTableAssociationStateCode.ASSOCIATED))
                  .build();
            });
  }
}
