package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Deletes a transit gateway that no VPC is attached to. It is shown as deleted for about an hour.
final class DeleteTransitGateway
    extends Ec2Operation<DeleteTransitGatewayRequest, DeleteTransitGatewayResponse> {
  DeleteTransitGateway(Ec2Parts parts) {
    super(parts, DeleteTransitGatewayRequest::builder, Members.of().needing("TransitGatewayId"));
  }

  @Override
  List<Permission> needs(DeleteTransitGatewayRequest request, Call call) {
    return List.of(on(call, ResourceKinds.TRANSIT_GATEWAY, request.transitGatewayId()));
  }

  @Override
  public DeleteTransitGatewayResponse answer(DeleteTransitGatewayRequest request, Call call) {
    return parts()
        .change(
            call,
            change -> {
              TransitGateway gateway = TransitGateways.require(change, request.transitGatewayId());
              List<String> attachments =
                  change.all(ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT).stream()
                      .filter(TransitGateways::stands)
                      .filter(attachment ->
                          attachment.transitGatewayId().equals(gateway.transitGatewayId()))
                      .map(TransitGatewayVpcAttachment::transitGatewayAttachmentId)
                      .toList();
              if (!attachments.isEmpty()) {
                throw ApiException.badRequest(
                    "IncorrectState",
                    gateway.transitGatewayId()
                        + " has non-deleted VPC Attachments: "
                        + String.join(", ", attachments)
                        + ".");
              }
              TransitGateways.markEnded(change, gateway.transitGatewayId(), call.now());
              return DeleteTransitGatewayResponse.builder()
                  .transitGateway(
                      change.put(
                          ResourceKinds.TRANSIT_GATEWAY,
                          gateway.toBuilder().state(TransitGatewayState.DELETED).build()))
                  .build();
            });
  }
}
