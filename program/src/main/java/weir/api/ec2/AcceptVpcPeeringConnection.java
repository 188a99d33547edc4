package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.state.StateView;

/// Accepts a peering connection, as the owner of the VPC that was asked.
final class AcceptVpcPeeringConnection
    extends Ec2Operation<AcceptVpcPeeringConnectionRequest, AcceptVpcPeeringConnectionResponse> {
  AcceptVpcPeeringConnection(Ec2Parts parts) {
    super(
        parts,
        AcceptVpcPeeringConnectionRequest::builder,
        Members.of().needing("VpcPeeringConnectionId"));
  }

  @Override
  List<Permission> needs(AcceptVpcPeeringConnectionRequest request, Call call) {
    return List.of(
        on(call, ResourceKinds.VPC_PEERING_CONNECTION, request.vpcPeeringConnectionId()));
  }

  @Override
  public AcceptVpcPeeringConnectionResponse answer(
      AcceptVpcPeeringConnectionRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              StateView.Owned<VpcPeeringConnection> found =
                  Peerings.pending(change, request.vpcPeeringConnectionId(), call.now());
              VpcPeeringConnection active =
                  found.document().toBuilder()
                      .status(status ->
                          status.code(VpcPeeringConnectionStateReasonCode.ACTIVE).message("Active"))
                      .accepterVpcInfo(
                          Peerings.side(
                                  change.state(),
                                  Peerings.accepter(found.document()),
                                  found.document().accepterVpcInfo().vpcId())
                              .orElse(found.document().accepterVpcInfo()))
                      .expirationTime(null)
                      .build();
              Peerings.keep(change, found, active);
              return AcceptVpcPeeringConnectionResponse.builder()
                  .vpcPeeringConnection(change.tagged(ResourceKinds.VPC_PEERING_CONNECTION, active))
                  .build();
            });
  }
}
