package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import weir.api.gateway.Call;

/// Lists VPC endpoints.
final class DescribeVpcEndpoints
    extends Ec2Operation<DescribeVpcEndpointsRequest, DescribeVpcEndpointsResponse> {
  private static final Listing<VpcEndpoint> LISTING =
      new Listing<>(
          "DescribeVpcEndpoints",
          "vpcEndpointIds",
          ResourceKinds.VPC_ENDPOINT,
          new Ec2Filters<VpcEndpoint>()
              .on("vpc-endpoint-id", VpcEndpoint::vpcEndpointId)
              .on("vpc-endpoint-state", VpcEndpoint::stateAsString)
              .on("vpc-endpoint-type", VpcEndpoint::vpcEndpointTypeAsString)
              .on("vpc-id", VpcEndpoint::vpcId)
              .on("service-name", VpcEndpoint::serviceName)
              .on("ip-address-type", VpcEndpoint::ipAddressTypeAsString));

  DescribeVpcEndpoints(Ec2Parts parts) {
    super(
        parts,
        DescribeVpcEndpointsRequest::builder,
        Members.of("VpcEndpointIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeVpcEndpointsResponse answer(DescribeVpcEndpointsRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.vpcEndpointIds(), request.filters(), request.maxResults(), request.nextToken());
    Paging.Page<VpcEndpoint> page =
        parts().read(call, view -> LISTING.page(parts().paging(), view, asked));
    return DescribeVpcEndpointsResponse.builder()
        .vpcEndpoints(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
