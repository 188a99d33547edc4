package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.VpnGateway;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Deletes a virtual private gateway that is attached to no VPC.
final class DeleteVpnGateway
    extends Ec2Operation<DeleteVpnGatewayRequest, DeleteVpnGatewayResponse> {
  DeleteVpnGateway(Ec2Parts parts) {
    super(parts, DeleteVpnGatewayRequest::builder, Members.of().needing("VpnGatewayId"));
  }

  @Override
  List<Permission> needs(DeleteVpnGatewayRequest request, Call call) {
    return List.of(on(call, ResourceKinds.VPN_GATEWAY, request.vpnGatewayId()));
  }

  @Override
  public DeleteVpnGatewayResponse answer(DeleteVpnGatewayRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              VpnGateway gateway =
                  change.require(ResourceKinds.VPN_GATEWAY, request.vpnGatewayId());
              if (!gateway.vpcAttachments().isEmpty()) {
                throw ApiException.badRequest(
                    "IncorrectState",
                    "The vpnGateway '"
                        + gateway.vpnGatewayId()
                        + "' is attached to a VPC and cannot be deleted.");
              }
              change.remove(ResourceKinds.VPN_GATEWAY, gateway.vpnGatewayId());
              return DeleteVpnGatewayResponse.builder().build();
            });
  }
}
