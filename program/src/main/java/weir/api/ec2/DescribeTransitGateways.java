package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import weir.api.gateway.Call;

/// Lists transit gateways, those deleted not long ago too.
final class DescribeTransitGateways
    extends Ec2Operation<DescribeTransitGatewaysRequest, DescribeTransitGatewaysResponse> {
  private static final Listing<TransitGateway> LISTING =
      new Listing<>(
          "DescribeTransitGateways",
          "transitGatewayIds",
          ResourceKinds.TRANSIT_GATEWAY,
          new Ec2Filters<TransitGateway>()
              .on("transit-gateway-id", TransitGateway::transitGatewayId)
              .on("owner-id", TransitGateway::ownerId)
              .on("state", TransitGateway::stateAsString)
              .on("options.amazon-side-asn", gateway -> gateway.options().amazonSideAsn())
              .on(
                  "options.association-default-route-table-id",
                  gateway -> gateway.options().associationDefaultRouteTableId())
              .on(
                  "options.auto-accept-shared-attachments",
                  gateway -> gateway.options().autoAcceptSharedAttachmentsAsString())
              .on(
                  "options.default-route-table-association",
                  gateway -> gateway.options().defaultRouteTableAssociationAsString())
              .on(
                  "options.default-route-table-propagation",
                  gateway -> gateway.options().defaultRouteTablePropagationAsString())
              .on("options.dns-support", gateway -> gateway.options().dnsSupportAsString())
              .on(
                  "options.propagation-default-route-table-id",
                  gateway -> gateway.options().propagationDefaultRouteTableId())
              .on(
                  "options.vpn-ecmp-support",
                  gateway -> gateway.options().vpnEcmpSupportAsString()));

  DescribeTransitGateways(Ec2Parts parts) {
    super(
        parts,
        DescribeTransitGatewaysRequest::builder,
        Members.of("TransitGatewayIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeTransitGatewaysResponse answer(DescribeTransitGatewaysRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.transitGatewayIds(),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    Paging.Page<TransitGateway> page =
        parts().read(call, view -> LISTING.page(parts().paging(), view, asked));
    return DescribeTransitGatewaysResponse.builder()
        .transitGateways(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
