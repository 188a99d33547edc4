package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DestinationOptionsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.TagFieldSpecificationResponse;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.network.FlowLog.Access;
import weir.model.network.FlowLog.FileFormat;
import weir.model.network.FlowLog.FileOptions;
import weir.model.network.FlowLog.LogDestination;
import weir.model.network.FlowLog.TagFields;
import weir.store.state.Scope;

/// Flow logs in the model's words.
final class FlowLogView {
  private FlowLogView() {}

  /// @throws weir.model.aws.Fault when the flow log is none that can be recorded and delivered
  static weir.model.network.FlowLog of(FlowLog log, Scope scope, Map<String, String> tags) {
    return new weir.model.network.FlowLog(
        log.flowLogId(),
        scope.accountId(),
        log.resourceId(),
        TrafficType.valueOf(log.trafficTypeAsString()),
        RecordFormat.parse(log.logFormat()),
        AggregationInterval.ofSeconds(log.maxAggregationInterval()),
        destination(log, scope, tags),
        tagFields(log.tagFieldSpecifications()));
  }

  /// A group that is named without its ARN is one of the flow log's own account and region.
  private static LogDestination destination(FlowLog log, Scope scope, Map<String, String> tags) {
    Access access =
        new Access(
            log.deliverLogsPermissionArn(),
            log.deliverCrossAccountRole(),
            tags.get(WeirTags.ENDPOINT));
    String target = log.logDestination();
    return new LogDestination(
        target != null ? target : groupArn(scope, log.logGroupName()),
        files(log.destinationOptions()),
        access);
  }

  private static String groupArn(Scope scope, String group) {
    return "arn:aws:logs:" + scope.region() + ":" + scope.accountId() + ":log-group:" + group;
  }

  /// The flow log of a description as the API has it.
  static FlowLog document(weir.model.network.FlowLog log) {
    FileOptions files = log.destination().files();
    List<TagFieldSpecificationResponse> fields = new ArrayList<>();
    addKeys(fields, "instance", log.tagFields().instance());
    addKeys(fields, "network-interface", log.tagFields().networkInterface());
    addKeys(fields, "auto-scaling-group", log.tagFields().autoScalingGroup());
    return FlowLog.builder()
        .flowLogId(log.id())
        .flowLogStatus("ACTIVE")
        .resourceId(log.resourceId())
        .trafficType(log.trafficType().name())
        .logDestinationType(type(log.destination().target()))
        .deliverLogsPermissionArn(log.destination().access().roleArn())
        .deliverCrossAccountRole(log.destination().access().crossAccountRoleArn())
        .logDestination(log.destination().target())
        .logFormat(log.format().toString())
        .maxAggregationInterval(log.interval().seconds())
        .destinationOptions(
            DestinationOptionsResponse.builder()
                .fileFormat(files.format().wireName())
                .hiveCompatiblePartitions(files.hiveCompatiblePartitions())
                .perHourPartition(files.perHourPartition())
                .build())
        .tagFieldSpecifications(fields)
        .build();
  }

  private static LogDestinationType type(String target) {
    if (target.startsWith("arn:") && target.contains(":log-group:")) {
      return LogDestinationType.CLOUD_WATCH_LOGS;
    }
    return target.startsWith("arn:") && target.contains(":deliverystream/")
        ? LogDestinationType.KINESIS_DATA_FIREHOSE
        : LogDestinationType.S3;
  }

  private static void addKeys(
      List<TagFieldSpecificationResponse> fields, String type, List<String> keys) {
    if (!keys.isEmpty()) {
      fields.add(TagFieldSpecificationResponse.builder().resourceType(type).tagKeys(keys).build());
    }
  }

  private static FileOptions files(@Nullable DestinationOptionsResponse options) {
    if (options == null) {
      return FileOptions.DEFAULT;
    }
    FileFormat format = FileFormat.find(String.valueOf(options.fileFormatAsString()));
    return new FileOptions(
        format == null ? FileFormat.PLAIN_TEXT : format,
        Boolean.TRUE.equals(options.hiveCompatiblePartitions()),
        Boolean.TRUE.equals(options.perHourPartition()));
  }

  private static TagFields tagFields(List<TagFieldSpecificationResponse> fields) {
    return new TagFields(
        keys(fields, "instance"),
        keys(fields, "network-interface"),
        keys(fields, "auto-scaling-group"));
  }

  private static List<String> keys(List<TagFieldSpecificationResponse> fields, String type) {
    List<String> keys = new ArrayList<>();
    for (TagFieldSpecificationResponse field : fields) {
      if (type.equals(field.resourceTypeAsString())) {
        keys.addAll(field.tagKeys());
      }
    }
    return keys;
  }
}
