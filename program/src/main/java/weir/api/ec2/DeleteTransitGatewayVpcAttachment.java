package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Detaches a VPC from a transit gateway; the attachment's interfaces go, and routes become black
/// holes.
final class DeleteTransitGatewayVpcAttachment
    extends Ec2Operation<
        DeleteTransitGatewayVpcAttachmentRequest, DeleteTransitGatewayVpcAttachmentResponse> {
  DeleteTransitGatewayVpcAttachment(Ec2Parts parts) {
    super(
        parts,
        DeleteTransitGatewayVpcAttachmentRequest::builder,
        Members.of().needing("TransitGatewayAttachmentId"));
  }

  @Override
  List<Permission> needs(DeleteTransitGatewayVpcAttachmentRequest request, Call call) {
    return List.of(
        on(
            call,
            ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT,
            request.transitGatewayAttachmentId()));
  }

  @Override
  public DeleteTransitGatewayVpcAttachmentResponse answer(
      DeleteTransitGatewayVpcAttachmentRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              TransitGatewayVpcAttachment attachment =
                  change.require(
                      ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT,
                      request.transitGatewayAttachmentId());
              if (!TransitGateways.stands(attachment)) {
                throw ApiException.badRequest(
                    "IncorrectState",
                    attachment.transitGatewayAttachmentId() + " is in invalid state");
              }
              ServiceInterfaces.remove(
                  change,
                  parts().ids(),
                  TransitGateways.description(attachment.transitGatewayAttachmentId()));
              TransitGateways.markEnded(
                  change, attachment.transitGatewayAttachmentId(), call.now());
              return DeleteTransitGatewayVpcAttachmentResponse.builder()
                  .transitGatewayVpcAttachment(
                      change.put(
                          ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT,
                          attachment.toBuilder()
                              .state(TransitGatewayAttachmentState.DELETED)
                              .build()))
                  .build();
            });
  }
}
