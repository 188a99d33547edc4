package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;
import weir.api.gateway.Call;

/// Lists instances with their interfaces, by the reservations that they were started with.
final class DescribeInstances
    extends Ec2Operation<DescribeInstancesRequest, DescribeInstancesResponse> {
  DescribeInstances(Ec2Parts parts) {
    super(
        parts,
        DescribeInstancesRequest::builder,
        Members.of("InstanceIds", "Filters", "MaxResults", "NextToken", "IncludeManagedResources"));
  }

  @Override
  public DescribeInstancesResponse answer(DescribeInstancesRequest request, Call call) {
    if (!request.instanceIds().isEmpty() && request.maxResults() != null) {
      throw Ec2Errors.combination(
          "The parameter instancesSet cannot be used with the parameter maxResults");
    }
    return parts()
        .read(
            call,
            view -> {
              List<Instance> found =
                  request.instanceIds().isEmpty()
                      ? view.all(ResourceKinds.INSTANCE)
                      : view.require(ResourceKinds.INSTANCE, request.instanceIds());
              List<Reservation> wanted =
                  found.stream()
                      .map(instance -> Instances.reservation(view, instance))
                      .filter(
                          InstanceFilters.ALL.compile(
                              request.filters(),
                              reservation ->
                                  view.tags(InstanceFilters.of(reservation).instanceId())))
                      .toList();
              Paging.Page<Reservation> page =
                  parts()
                      .paging()
                      .page(
                          name(),
                          wanted,
                          reservation -> InstanceFilters.of(reservation).instanceId(),
                          request.maxResults(),
                          request.nextToken());
              return DescribeInstancesResponse.builder()
                  .reservations(Instances.grouped(page.items()))
                  .nextToken(page.nextToken())
                  .build();
            });
  }
}
