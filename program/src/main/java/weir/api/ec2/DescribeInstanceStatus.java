package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import weir.api.gateway.Call;

/// Says of instances that they run; their checks are always passed, as there is no machine that
/// could fail them.
final class DescribeInstanceStatus
    extends Ec2Operation<DescribeInstanceStatusRequest, DescribeInstanceStatusResponse> {
  DescribeInstanceStatus(Ec2Parts parts) {
    super(
        parts,
        DescribeInstanceStatusRequest::builder,
        Members.of(
            "InstanceIds",
            "Filters",
            "MaxResults",
            "NextToken",
            "IncludeAllInstances",
            "IncludeManagedResources"));
  }

  @Override
  public DescribeInstanceStatusResponse answer(DescribeInstanceStatusRequest request, Call call) {
    boolean all = Boolean.TRUE.equals(request.includeAllInstances());
    return parts()
        .read(
            call,
            view -> {
              List<Instance> found =
                  request.instanceIds().isEmpty()
                      ? view.all(ResourceKinds.INSTANCE)
                      : view.require(ResourceKinds.INSTANCE, request.instanceIds());
              List<InstanceStatus> wanted =
                  found.stream()
                      .filter(
                          instance -> all || instance.state().name() == InstanceStateName.RUNNING)
                      .map(InstanceStatuses::of)
                      .filter(
                          InstanceStatuses.FILTERS.compile(
                              request.filters(), status -> view.tags(status.instanceId())))
                      .toList();
              Paging.Page<InstanceStatus> page =
                  parts()
                      .paging()
                      .page(
                          name(),
                          wanted,
                          InstanceStatus::instanceId,
                          request.maxResults(),
                          request.nextToken());
              return DescribeInstanceStatusResponse.builder()
                  .instanceStatuses(page.items())
                  .nextToken(page.nextToken())
                  .build();
            });
  }
}
