package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.state.StateView;

/// Ends a peering connection, from either side; routes over it become black holes.
final class DeleteVpcPeeringConnection
    extends Ec2Operation<DeleteVpcPeeringConnectionRequest, DeleteVpcPeeringConnectionResponse> {
  DeleteVpcPeeringConnection(Ec2Parts parts) {
    super(
        parts,
        DeleteVpcPeeringConnectionRequest::builder,
        Members.of().needing("VpcPeeringConnectionId"));
  }

  @Override
  List<Permission> needs(DeleteVpcPeeringConnectionRequest request, Call call) {
    return List.of(
        on(call, ResourceKinds.VPC_PEERING_CONNECTION, request.vpcPeeringConnectionId()));
  }

  @Override
  public DeleteVpcPeeringConnectionResponse answer(
      DeleteVpcPeeringConnectionRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              StateView.Owned<VpcPeeringConnection> found =
                  Peerings.require(change, request.vpcPeeringConnectionId());
              if (!Peerings.stands(found.document())) {
                throw Peerings.wrongState(found.document());
              }
              Peerings.end(change, found, VpcPeeringConnectionStateReasonCode.DELETED, call);
              return DeleteVpcPeeringConnectionResponse.builder().returnValue(true).build();
            });
  }
}
