package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DestinationOptionsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.TagFieldSpecificationResponse;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.network.FlowLog.FileFormat;
import weir.model.network.FlowLog.FileOptions;
import weir.model.network.FlowLog.LogDestination;
import weir.model.network.FlowLog.TagFields;

/// Flow logs in the model's words.
final class FlowLogView {
  private FlowLogView() {}

  /// @throws weir.model.aws.Fault when the flow log is none that can be recorded and delivered
  static weir.model.network.FlowLog of(FlowLog log, String accountId) {
    return new weir.model.network.FlowLog(
        log.flowLogId(),
        accountId,
        log.resourceId(),
        TrafficType.valueOf(log.trafficTypeAsString()),
        RecordFormat.parse(log.logFormat()),
        AggregationInterval.ofSeconds(log.maxAggregationInterval()),
        new LogDestination(log.logDestination(), files(log.destinationOptions())),
        tagFields(log.tagFieldSpecifications()));
  }

  private static FileOptions files(DestinationOptionsResponse options) {
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
