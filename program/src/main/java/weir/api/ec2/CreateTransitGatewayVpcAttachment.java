package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Attaches a VPC to a transit gateway, with a requester-managed interface in each subnet.
final class CreateTransitGatewayVpcAttachment
    extends Ec2Operation<
        CreateTransitGatewayVpcAttachmentRequest, CreateTransitGatewayVpcAttachmentResponse> {
  CreateTransitGatewayVpcAttachment(Ec2Parts parts) {
    super(
        parts,
        CreateTransitGatewayVpcAttachmentRequest::builder,
        Members.of("Options", "TagSpecifications")
            .needing("TransitGatewayId", "VpcId", "SubnetIds"));
  }

  @Override
  List<Permission> needs(CreateTransitGatewayVpcAttachmentRequest request, Call call) {
    return TransitGateways.attachmentNeeds(
        creating(call, ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT, request.tagSpecifications()),
        on(call, ResourceKinds.TRANSIT_GATEWAY, request.transitGatewayId()),
        on(call, ResourceKinds.VPC, request.vpcId()));
  }

  @Override
  public CreateTransitGatewayVpcAttachmentResponse answer(
      CreateTransitGatewayVpcAttachmentRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              TransitGateways.forgetTheLongGone(change, call.now());
              TransitGatewayVpcAttachment attachment =
                  new TransitGateways.Joining(change, parts().ids(), call.now()).attach(request);
              change.tag(
                  ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT,
                  attachment.transitGatewayAttachmentId(),
                  Tagging.requested(
                      ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT, request.tagSpecifications()));
              return CreateTransitGatewayVpcAttachmentResponse.builder()
                  .transitGatewayVpcAttachment(
                      change.tagged(ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT, attachment))
                  .build();
            });
  }
}
