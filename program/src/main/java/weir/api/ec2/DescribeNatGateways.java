package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import weir.api.gateway.Call;

/// Lists NAT gateways, those deleted not long ago too.
final class DescribeNatGateways
    extends Ec2Operation<DescribeNatGatewaysRequest, DescribeNatGatewaysResponse> {
  private static final Listing<NatGateway> LISTING =
      new Listing<>(
          "DescribeNatGateways",
          "natGatewayIds",
          ResourceKinds.NAT_GATEWAY,
          new Ec2Filters<NatGateway>()
              .on("nat-gateway-id", NatGateway::natGatewayId)
              .on("state", NatGateway::stateAsString)
              .on("subnet-id", NatGateway::subnetId)
              .on("vpc-id", NatGateway::vpcId)
              .on("connectivity-type", NatGateway::connectivityTypeAsString)
              .on("availability-mode", NatGateway::availabilityModeAsString));

  DescribeNatGateways(Ec2Parts parts) {
    super(
        parts,
        DescribeNatGatewaysRequest::builder,
        Members.of("NatGatewayIds", "Filter", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeNatGatewaysResponse answer(DescribeNatGatewaysRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.natGatewayIds(), request.filter(), request.maxResults(), request.nextToken());
    Paging.Page<NatGateway> page =
        parts().read(call, view -> LISTING.page(parts().paging(), view, asked));
    return DescribeNatGatewaysResponse.builder()
        .natGateways(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
