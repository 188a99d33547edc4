package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.store.state.Scope;

/// Asks the owner of another VPC for a peering connection.
final class CreateVpcPeeringConnection
    extends Ec2Operation<CreateVpcPeeringConnectionRequest, CreateVpcPeeringConnectionResponse> {
  CreateVpcPeeringConnection(Ec2Parts parts) {
    super(
        parts,
        CreateVpcPeeringConnectionRequest::builder,
        Members.of("PeerOwnerId", "PeerRegion", "TagSpecifications").needing("VpcId", "PeerVpcId"));
  }

  @Override
  List<Permission> needs(CreateVpcPeeringConnectionRequest request, Call call) {
    return Peerings.needs(
        creating(call, ResourceKinds.VPC_PEERING_CONNECTION, request.tagSpecifications()),
        on(call, ResourceKinds.VPC, request.vpcId()));
  }

  @Override
  public CreateVpcPeeringConnectionResponse answer(
      CreateVpcPeeringConnectionRequest request, Call call) {
    Scope peer =
        new Scope(
            request.peerOwnerId() == null ? call.accountId() : request.peerOwnerId(),
            request.peerRegion() == null ? call.region() : request.peerRegion());
    return parts()
        .change(
            call,
            change -> {
              Peerings.forgetTheLongGone(change, call.now());
              Vpc own = change.require(ResourceKinds.VPC, request.vpcId());
              VpcPeeringConnection peering =
                  change.put(
                      ResourceKinds.VPC_PEERING_CONNECTION,
                      Peerings.ask(
                              change, own, peer, ResourceKinds.VPC.wellFormed(request.peerVpcId()))
                          .toBuilder()
                          .vpcPeeringConnectionId(
                              parts().ids().next(ResourceKinds.VPC_PEERING_CONNECTION))
                          .expirationTime(call.now().plus(Peerings.OFFERED))
                          .build());
              change.tag(
                  ResourceKinds.VPC_PEERING_CONNECTION,
                  peering.vpcPeeringConnectionId(),
                  Tagging.requested(
                      ResourceKinds.VPC_PEERING_CONNECTION, request.tagSpecifications()));
              return CreateVpcPeeringConnectionResponse.builder()
                  .vpcPeeringConnection(
                      change.tagged(ResourceKinds.VPC_PEERING_CONNECTION, peering))
                  .build();
            });
  }
}
