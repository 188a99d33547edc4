package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import weir.api.gateway.Call;

/// Lists the attachments of VPCs to transit gateways.
final class DescribeTransitGatewayVpcAttachments
    extends Ec2Operation<
        DescribeTransitGatewayVpcAttachmentsRequest, DescribeTransitGatewayVpcAttachmentsResponse> {
  private static final Listing<TransitGatewayVpcAttachment> LISTING =
      new Listing<>(
          "DescribeTransitGatewayVpcAttachments",
          "transitGatewayAttachmentIds",
          ResourceKinds.TRANSIT_GATEWAY_VPC_ATTACHMENT,
          new Ec2Filters<TransitGatewayVpcAttachment>()
              .on(
                  "transit-gateway-attachment-id",
                  TransitGatewayVpcAttachment::transitGatewayAttachmentId)
              .on("transit-gateway-id", TransitGatewayVpcAttachment::transitGatewayId)
              .on("vpc-id", TransitGatewayVpcAttachment::vpcId)
              .on("state", TransitGatewayVpcAttachment::stateAsString));

  DescribeTransitGatewayVpcAttachments(Ec2Parts parts) {
    super(
        parts,
        DescribeTransitGatewayVpcAttachmentsRequest::builder,
        Members.of("TransitGatewayAttachmentIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeTransitGatewayVpcAttachmentsResponse answer(
      DescribeTransitGatewayVpcAttachmentsRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.transitGatewayAttachmentIds(),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    Paging.Page<TransitGatewayVpcAttachment> page =
        parts().read(call, view -> LISTING.page(parts().paging(), view, asked));
    return DescribeTransitGatewayVpcAttachmentsResponse.builder()
        .transitGatewayVpcAttachments(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
