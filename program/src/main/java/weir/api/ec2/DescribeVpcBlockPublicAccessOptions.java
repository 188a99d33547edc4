package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessOptionsResponse;
import weir.api.gateway.Call;

/// What VPC Block Public Access forbids in the region.
final class DescribeVpcBlockPublicAccessOptions
    extends Ec2Operation<
        DescribeVpcBlockPublicAccessOptionsRequest, DescribeVpcBlockPublicAccessOptionsResponse> {
  DescribeVpcBlockPublicAccessOptions(Ec2Parts parts) {
    super(parts, DescribeVpcBlockPublicAccessOptionsRequest::builder, Members.of());
  }

  @Override
  public DescribeVpcBlockPublicAccessOptionsResponse answer(
      DescribeVpcBlockPublicAccessOptionsRequest request, Call call) {
    return parts()
        .read(
            call,
            view ->
                DescribeVpcBlockPublicAccessOptionsResponse.builder()
                    .vpcBlockPublicAccessOptions(PublicAccess.options(view))
                    .build());
  }
}
