package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DhcpConfiguration;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import weir.api.gateway.Call;

/// Lists DHCP options, the region's own among them.
final class DescribeDhcpOptions
    extends Ec2Operation<DescribeDhcpOptionsRequest, DescribeDhcpOptionsResponse> {
  DescribeDhcpOptions(Ec2Parts parts) {
    super(
        parts,
        DescribeDhcpOptionsRequest::builder,
        Members.of("DhcpOptionsIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeDhcpOptionsResponse answer(DescribeDhcpOptionsRequest request, Call call) {
    return parts()
        .read(
            call,
            view -> {
              List<DhcpOptions> found =
                  request.dhcpOptionsIds().isEmpty()
                      ? DhcpSets.all(view)
                      : request.dhcpOptionsIds().stream()
                          .map(id -> DhcpSets.require(view, id))
                          .toList();
              Paging.Page<DhcpOptions> page =
                  parts()
                      .paging()
                      .page(
                          name(),
                          found.stream()
                              .filter(
                                  FILTERS.compile(
                                      request.filters(), one -> view.tags(one.dhcpOptionsId())))
                              .map(one -> view.tagged(ResourceKinds.DHCP_OPTIONS, one))
                              .toList(),
                          DhcpOptions::dhcpOptionsId,
                          request.maxResults(),
                          request.nextToken());
              return DescribeDhcpOptionsResponse.builder()
                  .dhcpOptions(page.items())
                  .nextToken(page.nextToken())
                  .build();
            });
  }

  private static final Ec2Filters<DhcpOptions> FILTERS =
      new Ec2Filters<DhcpOptions>()
          .on("dhcp-options-id", DhcpOptions::dhcpOptionsId)
          .on("owner-id", DhcpOptions::ownerId)
          .onEach("key", DhcpOptions::dhcpConfigurations, DhcpConfiguration::key)
          .onMany(
              "value",
              options ->
                  options.dhcpConfigurations().stream()
                      .flatMap(one -> one.values().stream())
                      .map(AttributeValue::value));
}
