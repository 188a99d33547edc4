package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Lists elastic addresses.
final class DescribeAddresses
    extends Ec2Operation<DescribeAddressesRequest, DescribeAddressesResponse> {
  DescribeAddresses(Ec2Parts parts) {
    super(
        parts,
        DescribeAddressesRequest::builder,
        Members.of("AllocationIds", "PublicIps", "Filters"));
  }

  @Override
  public DescribeAddressesResponse answer(DescribeAddressesRequest request, Call call) {
    return parts()
        .read(
            call,
            view -> {
              List<Address> found =
                  request.allocationIds().isEmpty()
                      ? view.all(ResourceKinds.ADDRESS)
                      : view.require(ResourceKinds.ADDRESS, request.allocationIds());
              List<String> unknown =
                  request.publicIps().stream()
                      .filter(
                          ip -> found.stream().noneMatch(address -> ip.equals(address.publicIp())))
                      .toList();
              if (!unknown.isEmpty()) {
                throw ApiException.badRequest(
                    "InvalidAddress.NotFound", "Address '" + unknown.getFirst() + "' not found.");
              }
              List<Address> wanted =
                  found.stream()
                      .filter(address ->
                          request.publicIps().isEmpty()
                              || request.publicIps().contains(address.publicIp()))
                      .filter(
                          ElasticAddresses.FILTERS.compile(
                              request.filters(), address -> view.tags(address.allocationId())))
                      .map(address -> view.tagged(ResourceKinds.ADDRESS, address))
                      .toList();
              return DescribeAddressesResponse.builder().addresses(wanted).build();
            });
  }
}
