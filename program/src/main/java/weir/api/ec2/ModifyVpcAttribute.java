package weir.api.ec2;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes one attribute of a VPC.
final class ModifyVpcAttribute
    extends Ec2Operation<ModifyVpcAttributeRequest, ModifyVpcAttributeResponse> {
  ModifyVpcAttribute(Ec2Parts parts) {
    super(
        parts,
        ModifyVpcAttributeRequest::builder,
        Members.of("EnableDnsHostnames", "EnableDnsSupport", "EnableNetworkAddressUsageMetrics")
            .needing("VpcId"));
  }

  @Override
  List<Permission> needs(ModifyVpcAttributeRequest request, Call call) {
    return List.of(on(call, ResourceKinds.VPC, request.vpcId()));
  }

  @Override
  public ModifyVpcAttributeResponse answer(ModifyVpcAttributeRequest request, Call call) {
    long wanted =
        Stream.of(
                request.enableDnsHostnames() != null,
                request.enableDnsSupport() != null,
                request.enableNetworkAddressUsageMetrics() != null)
            .filter(set -> set)
            .count();
    if (wanted != 1) {
      throw Ec2Errors.combination(wanted + " attributes are given but a call changes exactly one");
    }
    return parts()
        .change(
            call,
            change -> {
              change.require(ResourceKinds.VPC, request.vpcId());
              DescribeVpcAttributeResponse.Builder attributes =
                  change
                      .find(Ec2Documents.VPC_ATTRIBUTES, request.vpcId())
                      .orElseThrow()
                      .toBuilder();
              if (request.enableDnsHostnames() != null) {
                attributes.enableDnsHostnames(request.enableDnsHostnames());
              } else if (request.enableDnsSupport() != null) {
                attributes.enableDnsSupport(request.enableDnsSupport());
              } else {
                attributes.enableNetworkAddressUsageMetrics(
                    request.enableNetworkAddressUsageMetrics());
              }
              change.put(Ec2Documents.VPC_ATTRIBUTES, request.vpcId(), attributes.build());
              return ModifyVpcAttributeResponse.builder().build();
            });
  }
}
