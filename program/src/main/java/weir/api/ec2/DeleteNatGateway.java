package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a NAT gateway and its interface; its elastic address stays the account's. The gateway is
/// shown as deleted for about an hour.
final class DeleteNatGateway
    extends Ec2Operation<DeleteNatGatewayRequest, DeleteNatGatewayResponse> {
  DeleteNatGateway(Ec2Parts parts) {
    super(parts, DeleteNatGatewayRequest::builder, Members.of().needing("NatGatewayId"));
  }

  @Override
  List<Permission> needs(DeleteNatGatewayRequest request, Call call) {
    return List.of(on(call, ResourceKinds.NAT_GATEWAY, request.natGatewayId()));
  }

  @Override
  public DeleteNatGatewayResponse answer(DeleteNatGatewayRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              NatGateway gateway =
                  change.require(ResourceKinds.NAT_GATEWAY, request.natGatewayId());
              if (gateway.state() == NatGatewayState.DELETED) {
                throw ResourceKinds.NAT_GATEWAY.notFound(List.of(request.natGatewayId()));
              }
              ServiceInterfaces.remove(
                  change, parts().ids(), NatGateways.description(gateway.natGatewayId()));
              change.put(
                  ResourceKinds.NAT_GATEWAY,
                  gateway.toBuilder()
                      .state(NatGatewayState.DELETED)
                      .deleteTime(call.now())
                      .build());
              return DeleteNatGatewayResponse.builder()
                  .natGatewayId(gateway.natGatewayId())
                  .build();
            });
  }
}
