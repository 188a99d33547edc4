package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Detaches an internet gateway from its VPC, unless public addresses there still need it.
final class DetachInternetGateway
    extends Ec2Operation<DetachInternetGatewayRequest, DetachInternetGatewayResponse> {
  DetachInternetGateway(Ec2Parts parts) {
    super(
        parts,
        DetachInternetGatewayRequest::builder,
        Members.of().needing("InternetGatewayId", "VpcId"));
  }

  @Override
  List<Permission> needs(DetachInternetGatewayRequest request, Call call) {
    return List.of(
        on(call, ResourceKinds.INTERNET_GATEWAY, request.internetGatewayId()),
        on(call, ResourceKinds.VPC, request.vpcId()));
  }

  @Override
  public DetachInternetGatewayResponse answer(DetachInternetGatewayRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              InternetGateway gateway =
                  change.require(ResourceKinds.INTERNET_GATEWAY, request.internetGatewayId());
              if (gateway.attachments().stream()
                  .noneMatch(attachment -> request.vpcId().equals(attachment.vpcId()))) {
                throw ApiException.badRequest(
                    "Gateway.NotAttached",
                    "resource "
                        + gateway.internetGatewayId()
                        + " is not attached to network "
                        + request.vpcId());
              }
              if (Gateways.hasPublicAddresses(change, request.vpcId())) {
                throw Ec2Errors.dependency(
                    "Network "
                        + request.vpcId()
                        + " has some mapped public address(es). Please unmap those public"
                        + " address(es) before detaching the gateway.");
              }
              change.put(
                  ResourceKinds.INTERNET_GATEWAY,
                  gateway.toBuilder().attachments(List.of()).build());
              return DetachInternetGatewayResponse.builder().build();
            });
  }
}
