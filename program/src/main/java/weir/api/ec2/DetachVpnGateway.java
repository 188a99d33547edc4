package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.VpnGateway;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Detaches a virtual private gateway from its VPC; routes to it become black holes.
final class DetachVpnGateway
    extends Ec2Operation<DetachVpnGatewayRequest, DetachVpnGatewayResponse> {
  DetachVpnGateway(Ec2Parts parts) {
    super(parts, DetachVpnGatewayRequest::builder, Members.of().needing("VpcId", "VpnGatewayId"));
  }

  @Override
  List<Permission> needs(DetachVpnGatewayRequest request, Call call) {
    return List.of(
        on(call, ResourceKinds.VPN_GATEWAY, request.vpnGatewayId()),
        on(call, ResourceKinds.VPC, request.vpcId()));
  }

  @Override
  public DetachVpnGatewayResponse answer(DetachVpnGatewayRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              VpnGateway gateway =
                  change.require(ResourceKinds.VPN_GATEWAY, request.vpnGatewayId());
              if (gateway.vpcAttachments().stream()
                  .noneMatch(attachment -> request.vpcId().equals(attachment.vpcId()))) {
                throw ApiException.badRequest(
                    "InvalidVpnGatewayAttachment.NotFound",
                    "The attachment with vpn gateway ID '"
                        + gateway.vpnGatewayId()
                        + "' and vpc ID '"
                        + request.vpcId()
                        + "' does not exist");
              }
              change.put(
                  ResourceKinds.VPN_GATEWAY, gateway.toBuilder().vpcAttachments(List.of()).build());
              return DetachVpnGatewayResponse.builder().build();
            });
  }
}
