package weir.api.ec2;

import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.Region;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Shows the regions, the one that the request is for among them.
final class DescribeRegions extends Ec2Operation<DescribeRegionsRequest, DescribeRegionsResponse> {
  private static final Ec2Filters<Region> FILTERS =
      new Ec2Filters<Region>()
          .on("endpoint", Region::endpoint)
          .on("opt-in-status", Region::optInStatus)
          .on("region-name", Region::regionName);

  DescribeRegions(Ec2Parts parts) {
    super(
        parts, DescribeRegionsRequest::builder, Members.of("RegionNames", "AllRegions", "Filters"));
  }

  @Override
  public DescribeRegionsResponse answer(DescribeRegionsRequest request, Call call) {
    TreeSet<String> names = new TreeSet<>(Regions.NAMES);
    names.add(call.region());
    for (String name : request.regionNames()) {
      if (!names.contains(name)) {
        throw ApiException.badRequest(
            "InvalidParameterValue", "Invalid region provided: \"" + name + "\"");
      }
    }
    List<Region> regions =
        names.stream()
            .filter(name -> request.regionNames().isEmpty() || request.regionNames().contains(name))
            .map(name ->
                Region.builder()
                    .regionName(name)
                    .endpoint("ec2." + name + ".amazonaws.com")
                    .optInStatus("opt-in-not-required")
                    .build())
            .filter(FILTERS.compile(request.filters(), region -> List.of()))
            .toList();
    return DescribeRegionsResponse.builder().regions(regions).build();
  }
}
