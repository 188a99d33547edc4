package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttachment;
import software.amazon.awssdk.services.ec2.model.VpnGateway;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Attaches a virtual private gateway to a VPC, which can have one.
final class AttachVpnGateway
    extends Ec2Operation<AttachVpnGatewayRequest, AttachVpnGatewayResponse> {
  AttachVpnGateway(Ec2Parts parts) {
    super(parts, AttachVpnGatewayRequest::builder, Members.of().needing("VpcId", "VpnGatewayId"));
  }

  @Override
  List<Permission> needs(AttachVpnGatewayRequest request, Call call) {
    return List.of(
        on(call, ResourceKinds.VPN_GATEWAY, request.vpnGatewayId()),
        on(call, ResourceKinds.VPC, request.vpcId()));
  }

  @Override
  public AttachVpnGatewayResponse answer(AttachVpnGatewayRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              VpnGateway gateway =
                  change.require(ResourceKinds.VPN_GATEWAY, request.vpnGatewayId());
              Vpc vpc = change.require(ResourceKinds.VPC, request.vpcId());
              boolean taken =
                  change.all(ResourceKinds.VPN_GATEWAY).stream()
                      .flatMap(other -> other.vpcAttachments().stream())
                      .anyMatch(attachment -> vpc.vpcId().equals(attachment.vpcId()));
              if (taken || !gateway.vpcAttachments().isEmpty()) {
                throw ApiException.badRequest(
                    "VpnGatewayAttachmentLimitExceeded",
                    "A VPC has at most one virtual private gateway, and a gateway at most one VPC");
              }
              VpcAttachment attachment =
                  VpcAttachment.builder().vpcId(vpc.vpcId()).state("attached").build();
              change.put(
                  ResourceKinds.VPN_GATEWAY,
                  gateway.toBuilder().vpcAttachments(attachment).build());
              return AttachVpnGatewayResponse.builder().vpcAttachment(attachment).build();
            });
  }
}
