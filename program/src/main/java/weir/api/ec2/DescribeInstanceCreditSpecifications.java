package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceCreditSpecificationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceCreditSpecificationsResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecification;
import weir.api.gateway.Call;

/// How burstable instances pay for their bursts. Without ids only those are told that are
/// `unlimited`, as at AWS.
final class DescribeInstanceCreditSpecifications
    extends Ec2Operation<
        DescribeInstanceCreditSpecificationsRequest, DescribeInstanceCreditSpecificationsResponse> {
  private static final Ec2Filters<InstanceCreditSpecification> FILTERS =
      new Ec2Filters<InstanceCreditSpecification>()
          .on("instance-id", InstanceCreditSpecification::instanceId);

  DescribeInstanceCreditSpecifications(Ec2Parts parts) {
    super(
        parts,
        DescribeInstanceCreditSpecificationsRequest::builder,
        Members.of("InstanceIds", "Filters", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeInstanceCreditSpecificationsResponse answer(
      DescribeInstanceCreditSpecificationsRequest request, Call call) {
    List<String> ids = request.instanceIds();
    return parts()
        .read(
            call,
            view -> {
              List<Instance> found =
                  ids.isEmpty()
                      ? view.all(ResourceKinds.INSTANCE)
                      : view.require(ResourceKinds.INSTANCE, ids);
              List<InstanceCreditSpecification> wanted =
                  found.stream()
                      .flatMap(instance ->
                          view
                              .find(RoutingDocuments.INSTANCE_CREDITS, instance.instanceId())
                              .stream())
                      .filter(one -> !ids.isEmpty() || one.cpuCredits().equals("unlimited"))
                      .filter(
                          FILTERS.compile(request.filters(), one -> view.tags(one.instanceId())))
                      .toList();
              Paging.Page<InstanceCreditSpecification> page =
                  parts()
                      .paging()
                      .page(
                          name(),
                          wanted,
                          InstanceCreditSpecification::instanceId,
                          request.maxResults(),
                          request.nextToken());
              return DescribeInstanceCreditSpecificationsResponse.builder()
                  .instanceCreditSpecifications(page.items())
                  .nextToken(page.nextToken())
                  .build();
            });
  }
}
