package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.RejectVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.RejectVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.state.StateView;

/// Rejects a peering connection, as the owner of the VPC that was asked.
final class RejectVpcPeeringConnection
    extends Ec2Operation<RejectVpcPeeringConnectionRequest, RejectVpcPeeringConnectionResponse> {
  RejectVpcPeeringConnection(Ec2Parts parts) {
    super(
        parts,
        RejectVpcPeeringConnectionRequest::builder,
        Members.of().needing("VpcPeeringConnectionId"));
  }

  @Override
  List<Permission> needs(RejectVpcPeeringConnectionRequest request, Call call) {
    return List.of(
        on(call, ResourceKinds.VPC_PEERING_CONNECTION, request.vpcPeeringConnectionId()));
  }

  @Override
  public RejectVpcPeeringConnectionResponse answer(
      RejectVpcPeeringConnectionRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              StateView.Owned<VpcPeeringConnection> found =
                  Peerings.pending(change, request.vpcPeeringConnectionId(), call.now());
              Peerings.end(change, found, VpcPeeringConnectionStateReasonCode.REJECTED, call);
              return RejectVpcPeeringConnectionResponse.builder().returnValue(true).build();
            });
  }
}
