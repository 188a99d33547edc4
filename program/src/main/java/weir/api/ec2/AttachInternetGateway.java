package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Attaches an internet gateway to a VPC, which can have one.
final class AttachInternetGateway
    extends Ec2Operation<AttachInternetGatewayRequest, AttachInternetGatewayResponse> {
  AttachInternetGateway(Ec2Parts parts) {
    super(
        parts,
        AttachInternetGatewayRequest::builder,
        Members.of().needing("InternetGatewayId", "VpcId"));
  }

  @Override
  List<Permission> needs(AttachInternetGatewayRequest request, Call call) {
    return List.of(
        on(call, ResourceKinds.INTERNET_GATEWAY, request.internetGatewayId()),
        on(call, ResourceKinds.VPC, request.vpcId()));
  }

  @Override
  public AttachInternetGatewayResponse answer(AttachInternetGatewayRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              InternetGateway gateway =
                  change.require(ResourceKinds.INTERNET_GATEWAY, request.internetGatewayId());
              Vpc vpc = change.require(ResourceKinds.VPC, request.vpcId());
              if (!gateway.attachments().isEmpty()) {
                throw ApiException.badRequest(
                    "Resource.AlreadyAssociated",
                    "resource "
                        + gateway.internetGatewayId()
                        + " is already attached to network "
                        + gateway.attachments().getFirst().vpcId());
              }
              if (Gateways.internetGatewayOf(change, vpc.vpcId()).isPresent()) {
                throw ApiException.badRequest(
                    "InvalidParameterValue",
                    "Network " + vpc.vpcId() + " already has an internet gateway attached");
              }
              change.put(
                  ResourceKinds.INTERNET_GATEWAY,
                  gateway.toBuilder()
                      .attachments(
                          InternetGatewayAttachment.builder()
                              .vpcId(vpc.vpcId())
                              .state("available")
                              .build())
                      .build());
              return AttachInternetGatewayResponse.builder().build();
            });
  }
}
