package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsResponse;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;
import weir.api.gateway.Call;

/// Lists exclusions from VPC Block Public Access.
final class DescribeVpcBlockPublicAccessExclusions
    extends Ec2Operation<
        DescribeVpcBlockPublicAccessExclusionsRequest,
        DescribeVpcBlockPublicAccessExclusionsResponse> {
  private static final Listing<VpcBlockPublicAccessExclusion> LISTING =
      new Listing<>(
          "DescribeVpcBlockPublicAccessExclusions",
          "exclusionIds",
          ResourceKinds.PUBLIC_ACCESS_EXCLUSION,
          new Ec2Filters<VpcBlockPublicAccessExclusion>()
              .on("exclusion-id", VpcBlockPublicAccessExclusion::exclusionId)
              .on("resource-arn", VpcBlockPublicAccessExclusion::resourceArn)
              .on(
                  "internet-gateway-exclusion-mode",
                  VpcBlockPublicAccessExclusion::internetGatewayExclusionModeAsString)
              .on("state", VpcBlockPublicAccessExclusion::stateAsString));

  DescribeVpcBlockPublicAccessExclusions(Ec2Parts parts) {
    super(
        parts,
        DescribeVpcBlockPublicAccessExclusionsRequest::builder,
        Members.of("ExclusionIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeVpcBlockPublicAccessExclusionsResponse answer(
      DescribeVpcBlockPublicAccessExclusionsRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.exclusionIds(), request.filters(), request.maxResults(), request.nextToken());
    Paging.Page<VpcBlockPublicAccessExclusion> page =
        parts().read(call, view -> LISTING.page(parts().paging(), view, asked));
    return DescribeVpcBlockPublicAccessExclusionsResponse.builder()
        .vpcBlockPublicAccessExclusions(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
