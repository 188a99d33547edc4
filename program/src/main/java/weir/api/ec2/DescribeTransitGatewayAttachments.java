package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentResourceType;
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
                  LISTING.page(parts().paging(), view, asked);
              return DescribeTransitGatewayAttachmentsResponse.builder()
                  .transitGatewayAttachments(
                      page.items().stream().map(attachment -> shown(view, attachment)).toList())
                  .nextToken(page.nextToken())
                  .build();
            });
  }

  private static final Listing<TransitGatewayVpcAttachment> LISTING =
      new Listing<>(
          "DescribeTransitGatewayAttachments",
          "transitGatewayAttachmentIds",
          ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT,
          new Ec2Filters<TransitGatewayVpcAttachment>()
              .on("resource-id", TransitGatewayVpcAttachment::vpcId)
              .on("resource-owner-id", TransitGatewayVpcAttachment::vpcOwnerId)
              .on("resource-type", attachment -> "vpc")
              .on("state", TransitGatewayVpcAttachment::stateAsString)
              .on(
                  "transit-gateway-attachment-id",
                  TransitGatewayVpcAttachment::transitGatewayAttachmentId)
              .on("transit-gateway-id", TransitGatewayVpcAttachment::transitGatewayId)
              .on("transit-gateway-owner-id", TransitGatewayVpcAttachment::vpcOwnerId));

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
        .creationTime(attachment.creationTime())
        .tags(attachment.tags())
        .build();
  }
}
