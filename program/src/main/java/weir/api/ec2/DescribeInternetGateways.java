package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import weir.api.gateway.Call;

/// Lists internet gateways.
final class DescribeInternetGateways
    extends Ec2Operation<DescribeInternetGatewaysRequest, DescribeInternetGatewaysResponse> {
  private static final Listing<InternetGateway> LISTING =
      new Listing<>(
          "DescribeInternetGateways",
          "internetGatewayIds",
          ResourceKinds.INTERNET_GATEWAY,
          new Ec2Filters<InternetGateway>()
              .on("internet-gateway-id", InternetGateway::internetGatewayId)
              .on("owner-id", InternetGateway::ownerId)
              .onEach(
                  "attachment.vpc-id",
                  InternetGateway::attachments,
                  InternetGatewayAttachment::vpcId)
              .onEach(
                  "attachment.state",
                  InternetGateway::attachments,
                  InternetGatewayAttachment::stateAsString));

  DescribeInternetGateways(Ec2Parts parts) {
    super(
        parts,
        DescribeInternetGatewaysRequest::builder,
        Members.of("InternetGatewayIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeInternetGatewaysResponse answer(
      DescribeInternetGatewaysRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.internetGatewayIds(),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    Paging.Page<InternetGateway> page =
        parts().read(call, view -> LISTING.page(parts().paging(), view, asked));
    return DescribeInternetGatewaysResponse.builder()
        .internetGateways(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
