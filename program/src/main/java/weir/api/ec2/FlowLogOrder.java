package weir.api.ec2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DestinationOptionsRequest;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagFieldSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.TagFieldSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import weir.model.flow.RecordFormat;

/// What a CreateFlowLogs call wants, its parameters checked and its defaults filled.
///
/// @param trafficType null for transit gateways, whose flow logs have none
record FlowLogOrder(
    FlowLogResource resource,
    List<String> resourceIds,
    @Nullable TrafficType trafficType,
    Destination destination,
    RecordFormat format,
    int intervalSeconds,
    List<TagFieldSpecificationRequest> tagFields,
    List<Tag> tags) {
  /// Where records go, and as whom.
  ///
  /// @param arn null when a log group is named instead
  /// @param options null but for S3
  record Destination(
      LogDestinationType type,
      @Nullable String arn,
      @Nullable String logGroupName,
      @Nullable String roleArn,
      @Nullable String crossAccountRoleArn,
      @Nullable DestinationOptionsRequest options) {}

  FlowLogOrder {
    resourceIds = List.copyOf(resourceIds);
    tagFields = List.copyOf(tagFields);
    tags = List.copyOf(tags);
  }

  /// Whether files lie in folders named as Hive likes them.
  boolean hive() {
    DestinationOptionsRequest options = destination.options();
    return options != null && Boolean.TRUE.equals(options.hiveCompatiblePartitions());
  }

  /// The flow log of one resource; its id, time and status are missing yet.
  FlowLog.Builder flowLog(String resourceId) {
    FlowLog.Builder log =
        FlowLog.builder()
            .resourceId(resourceId)
            .trafficType(trafficType)
            .logDestinationType(destination.type())
            .logDestination(destination.arn())
            .logGroupName(destination.logGroupName())
            .deliverLogsPermissionArn(destination.roleArn())
            .deliverCrossAccountRole(destination.crossAccountRoleArn())
            .logFormat(format.toString())
            .maxAggregationInterval(intervalSeconds);
    DestinationOptionsRequest options = destination.options();
    if (options != null) {
      log.destinationOptions(shown ->
          shown
              .fileFormat(options.fileFormat())
              .hiveCompatiblePartitions(options.hiveCompatiblePartitions())
              .perHourPartition(options.perHourPartition()));
    }
    if (!tagFields.isEmpty()) {
      log.tagFieldSpecifications(
          tagFields.stream()
              .map(field ->
                  TagFieldSpecificationResponse.builder()
                      .resourceType(field.resourceTypeAsString())
                      .tagKeys(field.tagKeys())
                      .build())
              .toList());
    }
    return log;
  }

  /// Whether an existing flow log does what this order wants for a resource: AWS keeps one of a
  /// kind.
  boolean isAlready(FlowLog existing, String resourceId) {
    FlowLog wanted = flowLog(resourceId).build();
    return existing.resourceId().equals(resourceId)
        && existing.logDestinationType() == wanted.logDestinationType()
        && java.util.Objects.equals(existing.logDestination(), wanted.logDestination())
        && java.util.Objects.equals(existing.logGroupName(), wanted.logGroupName())
        && existing.trafficType() == wanted.trafficType()
        && existing.logFormat().equals(wanted.logFormat());
  }
}
