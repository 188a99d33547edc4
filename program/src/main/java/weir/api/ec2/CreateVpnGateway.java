package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayResponse;
import software.amazon.awssdk.services.ec2.model.GatewayType;
import software.amazon.awssdk.services.ec2.model.VpnGateway;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a virtual private gateway. Nobody is at its other end; it exists for routes and their
/// records.
final class CreateVpnGateway
    extends Ec2Operation<CreateVpnGatewayRequest, CreateVpnGatewayResponse> {
  CreateVpnGateway(Ec2Parts parts) {
    super(
        parts,
        CreateVpnGatewayRequest::builder,
        Members.of("AvailabilityZone", "TagSpecifications", "AmazonSideAsn").needing("Type"));
  }

  @Override
  List<Permission> needs(CreateVpnGatewayRequest request, Call call) {
    return creating(call, ResourceKinds.VPN_GATEWAY, request.tagSpecifications());
  }

  @Override
  public CreateVpnGatewayResponse answer(CreateVpnGatewayRequest request, Call call) {
    if (request.type() != GatewayType.IPSEC_1) {
      throw Ec2Errors.invalidValue(request.typeAsString(), "type", "It must be ipsec.1.");
    }
    return parts()
        .change(
            call,
            change -> {
              VpnGateway gateway =
                  change.put(
                      ResourceKinds.VPN_GATEWAY,
                      VpnGateway.builder()
                          .vpnGatewayId(parts().ids().next(ResourceKinds.VPN_GATEWAY))
                          .type(request.type())
                          .state("available")
                          .availabilityZone(request.availabilityZone())
                          .amazonSideAsn(
                              request.amazonSideAsn() == null
                                  ? Gateways.AMAZON_ASN
                                  : request.amazonSideAsn())
                          .build());
              change.tag(
                  ResourceKinds.VPN_GATEWAY,
                  gateway.vpnGatewayId(),
                  Tagging.requested(ResourceKinds.VPN_GATEWAY, request.tagSpecifications()));
              return CreateVpnGatewayResponse.builder()
                  .vpnGateway(change.tagged(ResourceKinds.VPN_GATEWAY, gateway))
                  .build();
            });
  }
}
