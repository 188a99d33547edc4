package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import weir.api.gateway.Call;

/// Lists egress-only internet gateways.
final class DescribeEgressOnlyInternetGateways
    extends Ec2Operation<
        DescribeEgressOnlyInternetGatewaysRequest, DescribeEgressOnlyInternetGatewaysResponse> {
  private static final Listing<EgressOnlyInternetGateway> LISTING =
      new Listing<>(
          "DescribeEgressOnlyInternetGateways",
          "egressOnlyInternetGatewayIds",
          ResourceKinds.EGRESS_ONLY_INTERNET_GATEWAY,
          new Ec2Filters<EgressOnlyInternetGateway>()
              .on(
                  "egress-only-internet-gateway-id",
                  EgressOnlyInternetGateway::egressOnlyInternetGatewayId)
              .onEach(
                  "attachment.vpc-id",
                  EgressOnlyInternetGateway::attachments,
                  InternetGatewayAttachment::vpcId));

  DescribeEgressOnlyInternetGateways(Ec2Parts parts) {
    super(
        parts,
        DescribeEgressOnlyInternetGatewaysRequest::builder,
        Members.of("EgressOnlyInternetGatewayIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeEgressOnlyInternetGatewaysResponse answer(
      DescribeEgressOnlyInternetGatewaysRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.egressOnlyInternetGatewayIds(),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    Paging.Page<EgressOnlyInternetGateway> page =
        parts().read(call, view -> LISTING.page(parts().paging(), view, asked));
    return DescribeEgressOnlyInternetGatewaysResponse.builder()
        .egressOnlyInternetGateways(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
