package weir.api.ec2;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAssociationState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentAssociation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentResourceType;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import weir.api.gateway.Call;

/// Lists the attachments to transit gateways; here these are VPCs only.
final class DescribeTransitGatewayAttachments
    extends Ec2Operation<
        DescribeTransitGatewayAttachmentsRequest, DescribeTransitGatewayAttachmentsResponse> {
  DescribeTransitGatewayAttachments(Ec2Parts parts) {
    super(
        parts,
        DescribeTransitGatewayAttachmentsRequest::builder,
        Members.of("TransitGatewayAttachmentIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeTransitGatewayAttachmentsResponse answer(
      DescribeTransitGatewayAttachmentsRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.transitGatewayAttachmentIds(),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return parts()
        .read(
            call,
            view -> {
              Paging.Page<TransitGatewayVpcAttachment> page =
                  listing(view).page(parts().paging(), view, asked);
              return DescribeTransitGatewayAttachmentsResponse.builder()
                  .transitGatewayAttachments(
                      page.items().stream().map(attachment -> shown(view, attachment)).toList())
                  .nextToken(page.nextToken())
                  .build();
            });
  }

  private Listing<TransitGatewayVpcAttachment> listing(Ec2View view) {
    return new Listing<>(
        name(),
        "transitGatewayAttachmentIds",
        ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT,
        new Ec2Filters<TransitGatewayVpcAttachment>()
            .onPart(
                "association.state",
                attachment -> association(view, attachment),
                TransitGatewayAttachmentAssociation::stateAsString)
            .onPart(
                "association.transit-gateway-route-table-id",
                attachment -> association(view, attachment),
                TransitGatewayAttachmentAssociation::transitGatewayRouteTableId)
            .on("resource-id", TransitGatewayVpcAttachment::vpcId)
            .on("resource-owner-id", TransitGatewayVpcAttachment::vpcOwnerId)
            .on("resource-type", attachment -> "vpc")
            .on("state", TransitGatewayVpcAttachment::stateAsString)
            .on(
                "transit-gateway-attachment-id",
                TransitGatewayVpcAttachment::transitGatewayAttachmentId)
            .on("transit-gateway-id", TransitGatewayVpcAttachment::transitGatewayId)
            .on("transit-gateway-owner-id", TransitGatewayVpcAttachment::vpcOwnerId));
  }

  /// With the default route table of its gateway; null where there is none, or no longer.
  private static @Nullable TransitGatewayAttachmentAssociation association(
      Ec2View view, TransitGatewayVpcAttachment attachment) {
    if (!TransitGateways.stands(attachment)) {
      return null;
    }
    return TransitGatewayTables.all(view).stream()
        .filter(table -> table.transitGatewayId().equals(attachment.transitGatewayId()))
        .filter(TransitGatewayRouteTable::defaultAssociationRouteTable)
        .map(table ->
            TransitGatewayAttachmentAssociation.builder()
                .transitGatewayRouteTableId(table.transitGatewayRouteTableId())
                .state(TransitGatewayAssociationState.ASSOCIATED)
                .build())
        .findFirst()
        .orElse(null);
  }

  private static TransitGatewayAttachment shown(
      Ec2View view, TransitGatewayVpcAttachment attachment) {
    return TransitGatewayAttachment.builder()
        .transitGatewayAttachmentId(attachment.transitGatewayAttachmentId())
        .transitGatewayId(attachment.transitGatewayId())
        .transitGatewayOwnerId(view.scope().accountId())
        .resourceOwnerId(attachment.vpcOwnerId())
        .resourceType(TransitGatewayAttachmentResourceType.VPC)
        .resourceId(attachment.vpcId())
        .state(attachment.state())
        .association(association(view, attachment))
        .creationTime(attachment.creationTime())
        .tags(attachment.tags())
        .build();
  }
}
