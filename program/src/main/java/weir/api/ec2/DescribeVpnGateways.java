package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.VpcAttachment;
import software.amazon.awssdk.services.ec2.model.VpnGateway;
import weir.api.gateway.Call;

/// Lists virtual private gateways.
final class DescribeVpnGateways
    extends Ec2Operation<DescribeVpnGatewaysRequest, DescribeVpnGatewaysResponse> {
  private static final Listing<VpnGateway> LISTING =
      new Listing<>(
          "DescribeVpnGateways",
          "vpnGatewayIds",
          ResourceKinds.VPN_GATEWAY,
          new Ec2Filters<VpnGateway>()
              .on("vpn-gateway-id", VpnGateway::vpnGatewayId)
              .on("state", VpnGateway::stateAsString)
              .on("type", VpnGateway::typeAsString)
              .on("availability-zone", VpnGateway::availabilityZone)
              .on("amazon-side-asn", VpnGateway::amazonSideAsn)
              .onEach("attachment.vpc-id", VpnGateway::vpcAttachments, VpcAttachment::vpcId)
              .onEach(
                  "attachment.state", VpnGateway::vpcAttachments, VpcAttachment::stateAsString));

  DescribeVpnGateways(Ec2Parts parts) {
    super(parts, DescribeVpnGatewaysRequest::builder, Members.of("VpnGatewayIds", "Filters"));
  }

  @Override
  public DescribeVpnGatewaysResponse answer(DescribeVpnGatewaysRequest request, Call call) {
    Listing.Asked asked = new Listing.Asked(request.vpnGatewayIds(), request.filters(), null, null);
    Paging.Page<VpnGateway> page =
        parts().read(call, view -> LISTING.page(parts().paging(), view, asked));
    return DescribeVpnGatewaysResponse.builder().vpnGateways(page.items()).build();
  }
}
