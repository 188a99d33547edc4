package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.EbsStatusSummary;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceStatusDetails;
import software.amazon.awssdk.services.ec2.model.InstanceStatusEvent;
import software.amazon.awssdk.services.ec2.model.InstanceStatusSummary;
import software.amazon.awssdk.services.ec2.model.OperatorResponse;
import software.amazon.awssdk.services.ec2.model.StatusName;
import software.amazon.awssdk.services.ec2.model.StatusType;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;

/// What DescribeInstanceStatus says of instances.
final class InstanceStatuses {
  static final Ec2Filters<InstanceStatus> FILTERS =
      new Ec2Filters<InstanceStatus>()
          .on("availability-zone", InstanceStatus::availabilityZone)
          .on("availability-zone-id", InstanceStatus::availabilityZoneId)
          .onEach("event.code", InstanceStatus::events, InstanceStatusEvent::codeAsString)
          .onEach("event.description", InstanceStatus::events, InstanceStatusEvent::description)
          .onEach(
              "event.instance-event-id",
              InstanceStatus::events,
              InstanceStatusEvent::instanceEventId)
          .onEach("event.not-after", InstanceStatus::events, InstanceStatusEvent::notAfter)
          .onEach("event.not-before", InstanceStatus::events, InstanceStatusEvent::notBefore)
          .onEach(
              "event.not-before-deadline",
              InstanceStatus::events,
              InstanceStatusEvent::notBeforeDeadline)
          .onPart("operator.managed", InstanceStatus::operator, OperatorResponse::managed)
          .onPart("operator.principal", InstanceStatus::operator, OperatorResponse::principal)
          .onPart(
              "attached-ebs-status.status",
              InstanceStatus::attachedEbsStatus,
              EbsStatusSummary::statusAsString)
          .on("instance-state-code", status -> status.instanceState().code())
          .on("instance-state-name", status -> status.instanceState().nameAsString())
          .on("instance-status.status", status -> status.instanceStatus().statusAsString())
          .on("system-status.status", status -> status.systemStatus().statusAsString())
          .onEach(
              "instance-status.reachability",
              status -> status.instanceStatus().details(),
              InstanceStatusDetails::statusAsString)
          .onEach(
              "system-status.reachability",
              status -> status.systemStatus().details(),
              InstanceStatusDetails::statusAsString);

  private InstanceStatuses() {}

  static InstanceStatus of(Instance instance) {
    boolean running = instance.state().name() == InstanceStateName.RUNNING;
    InstanceStatusSummary.Builder summary =
        InstanceStatusSummary.builder()
            .status(running ? SummaryStatus.OK : SummaryStatus.NOT_APPLICABLE);
    if (running) {
      summary.details(
          InstanceStatusDetails.builder()
              .name(StatusName.REACHABILITY)
              .status(StatusType.PASSED)
              .build());
    }
    return InstanceStatus.builder()
        .instanceId(instance.instanceId())
        .availabilityZone(instance.placement().availabilityZone())
        .availabilityZoneId(instance.placement().availabilityZoneId())
        .instanceState(instance.state())
        .instanceStatus(summary.build())
        .systemStatus(summary.build())
        .build();
  }
}
