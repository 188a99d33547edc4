package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Takes a route table away from a subnet, which falls back to the VPC's main one, or from a
/// gateway.
final class DisassociateRouteTable
    extends Ec2Operation<DisassociateRouteTableRequest, DisassociateRouteTableResponse> {
  DisassociateRouteTable(Ec2Parts parts) {
    super(parts, DisassociateRouteTableRequest::builder, Members.of().needing("AssociationId"));
  }

  @Override
  List<Permission> needs(DisassociateRouteTableRequest request, Call call) {
    return List.of(Permission.of("ec2:" + name(), call.arn("ec2", "route-table/*")));
  }

  @Override
  public DisassociateRouteTableResponse answer(DisassociateRouteTableRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              RouteTableAssociations.Found found =
                  RouteTableAssociations.association(change, request.associationId());
              if (found.association().main()) {
                throw Ec2Errors.invalidValue(
                    "cannot disassociate the main route table association "
                        + request.associationId());
              }
              RouteTableAssociations.remove(change, found);
              return DisassociateRouteTableResponse.builder().build();
            });
  }
}
