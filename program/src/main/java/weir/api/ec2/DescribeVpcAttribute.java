package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import weir.api.gateway.Call;

/// Shows one attribute of a VPC.
final class DescribeVpcAttribute
    extends Ec2Operation<DescribeVpcAttributeRequest, DescribeVpcAttributeResponse> {
  DescribeVpcAttribute(Ec2Parts parts) {
    super(parts, DescribeVpcAttributeRequest::builder, Members.of().needing("Attribute", "VpcId"));
  }

  @Override
  public DescribeVpcAttributeResponse answer(DescribeVpcAttributeRequest request, Call call) {
    DescribeVpcAttributeResponse all =
        parts()
            .read(
                call,
                view -> {
                  view.require(ResourceKinds.VPC, request.vpcId());
                  return view.find(Ec2Documents.VPC_ATTRIBUTES, request.vpcId()).orElseThrow();
                });
    DescribeVpcAttributeResponse.Builder one =
        DescribeVpcAttributeResponse.builder().vpcId(request.vpcId());
    return switch (request.attribute()) {
      case ENABLE_DNS_SUPPORT -> one.enableDnsSupport(all.enableDnsSupport()).build();
      case ENABLE_DNS_HOSTNAMES -> one.enableDnsHostnames(all.enableDnsHostnames()).build();
      case ENABLE_NETWORK_ADDRESS_USAGE_METRICS ->
          one.enableNetworkAddressUsageMetrics(all.enableNetworkAddressUsageMetrics()).build();
      case UNKNOWN_TO_SDK_VERSION ->
          throw Ec2Errors.invalidValue(
              request.attributeAsString(), "attribute", "The attribute does not exist.");
    };
  }
}
