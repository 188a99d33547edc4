package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Lists the instance types that Weir knows.
final class DescribeInstanceTypes
    extends Ec2Operation<DescribeInstanceTypesRequest, DescribeInstanceTypesResponse> {
  DescribeInstanceTypes(Ec2Parts parts) {
    super(
        parts,
        DescribeInstanceTypesRequest::builder,
        Members.of("InstanceTypes", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeInstanceTypesResponse answer(DescribeInstanceTypesRequest request, Call call) {
    List<String> unknown =
        request.instanceTypesAsStrings().stream()
            .filter(name -> InstanceSize.find(name).isEmpty())
            .toList();
    if (!unknown.isEmpty()) {
      throw ApiException.badRequest(
          "InvalidInstanceType",
          "The following supplied instance types do not exist: ["
              + String.join(", ", unknown)
              + "]");
    }
    List<InstanceTypeInfo> wanted =
        InstanceSize.ALL.stream()
            .filter(size ->
                request.instanceTypesAsStrings().isEmpty()
                    || request.instanceTypesAsStrings().contains(size.name()))
            .map(InstanceSize::shown)
            .filter(FILTERS.compile(request.filters(), type -> List.of()))
            .toList();
    Paging.Page<InstanceTypeInfo> page =
        parts()
            .paging()
            .page(
                name(),
                wanted,
                InstanceTypeInfo::instanceTypeAsString,
                request.maxResults(),
                request.nextToken());
    return DescribeInstanceTypesResponse.builder()
        .instanceTypes(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private static final Ec2Filters<InstanceTypeInfo> FILTERS =
      new Ec2Filters<InstanceTypeInfo>()
          .on("instance-type", InstanceTypeInfo::instanceTypeAsString)
          .on("bare-metal", InstanceTypeInfo::bareMetal)
          .on("burstable-performance-supported", InstanceTypeInfo::burstablePerformanceSupported)
          .on("current-generation", InstanceTypeInfo::currentGeneration)
          .on("free-tier-eligible", InstanceTypeInfo::freeTierEligible)
          .on("hypervisor", InstanceTypeInfo::hypervisorAsString)
          .on("memory-info.size-in-mib", type -> type.memoryInfo().sizeInMiB())
          .on("vcpu-info.default-vcpus", type -> type.vCpuInfo().defaultVCpus())
          .on("network-info.ena-support", type -> type.networkInfo().enaSupportAsString())
          .on(
              "network-info.maximum-network-interfaces",
              type -> type.networkInfo().maximumNetworkInterfaces())
          .onMany(
              "processor-info.supported-architecture",
              type -> type.processorInfo().supportedArchitecturesAsStrings().stream());
}
