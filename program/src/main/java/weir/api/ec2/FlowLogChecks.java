package weir.api.ec2;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DestinationFileFormat;
import software.amazon.awssdk.services.ec2.model.DestinationOptionsRequest;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.TagFieldSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import weir.api.protocol.ApiException;
import weir.model.flow.RecordFormat;

/// Checks the parameters of CreateFlowLogs and fills in AWS's defaults. Asks nobody: what depends
/// on resources, buckets and roles is checked by others.
final class FlowLogChecks {
  private static final int MOST_RESOURCES = 300;
  private static final int MOST_TRANSIT_GATEWAYS = 25;
  private static final int MOST_TAG_KEYS = 2;
  private static final int ONE_MINUTE = 60;
  private static final int TEN_MINUTES = 600;

  private final CreateFlowLogsRequest request;

  private FlowLogChecks(CreateFlowLogsRequest request) {
    this.request = request;
  }

  /// @throws ApiException AWS's error for the first thing that is wrong
  static FlowLogOrder settle(CreateFlowLogsRequest request) {
    return new FlowLogChecks(request).order();
  }

  private FlowLogOrder order() {
    FlowLogResource resource = resource();
    TrafficType traffic = traffic(resource);
    LogDestinationType type = destinationType();
    FlowLogOrder.Destination destination = destination(type);
    int interval = interval(resource);
    RecordFormat format = LogFormats.read(request.logFormat(), resource);
    List<TagFieldSpecificationRequest> tagFields = tagFields(format);
    requireIdsOf(resource);
    return new FlowLogOrder(
        resource,
        request.resourceIds().stream().distinct().toList(),
        traffic,
        destination,
        format,
        interval,
        tagFields,
        Tagging.requested(ResourceKinds.FLOW_LOG, request.tagSpecifications()));
  }

  private FlowLogResource resource() {
    String type = request.resourceTypeAsString();
    return FlowLogResource.find(type)
        .orElseThrow(() ->
            Ec2Errors.invalidValue(
                type, "resourceType", "It must be one of " + FlowLogResource.wireNames() + "."));
  }

  private @Nullable TrafficType traffic(FlowLogResource resource) {
    String text = request.trafficTypeAsString();
    if (resource.isTransitGateway()) {
      if (text != null) {
        throw invalid("TrafficType is not applicable for resource type " + resource.wireName());
      }
      return null;
    }
    if (text == null || text.isEmpty()) {
      throw Ec2Errors.missing("trafficType");
    }
    TrafficType traffic = TrafficType.fromValue(text);
    if (traffic == TrafficType.UNKNOWN_TO_SDK_VERSION) {
      throw Ec2Errors.invalidValue(text, "trafficType", "It must be one of ACCEPT, REJECT, ALL.");
    }
    return traffic;
  }

  private LogDestinationType destinationType() {
    String text = request.logDestinationTypeAsString();
    if (text == null || text.isEmpty()) {
      return LogDestinationType.CLOUD_WATCH_LOGS;
    }
    LogDestinationType type = LogDestinationType.fromValue(text);
    if (type == LogDestinationType.UNKNOWN_TO_SDK_VERSION) {
      throw Ec2Errors.invalidValue(
          text,
          "logDestinationType",
          "It must be one of cloud-watch-logs, s3, kinesis-data-firehose.");
    }
    return type;
  }

  private FlowLogOrder.Destination destination(LogDestinationType type) {
    String arn = given(request.logDestination());
    String group = given(request.logGroupName());
    String role = given(request.deliverLogsPermissionArn());
    String crossAccountRole = given(request.deliverCrossAccountRole());
    if (arn != null && group != null) {
      throw invalid("Please only provide LogGroupName or only provide LogDestination.");
    }
    if (group != null && type != LogDestinationType.CLOUD_WATCH_LOGS) {
      throw invalid("LogDestination type must be cloud-watch-logs if LogGroupName is provided.");
    }
    if (arn == null && group == null) {
      throw invalid("LogDestination can't be empty if LogGroupName is not provided.");
    }
    if (type == LogDestinationType.S3 && role != null) {
      throw invalid("DeliverLogsPermissionArn is not applicable for s3 delivery");
    }
    if (crossAccountRole != null && role == null
        || type == LogDestinationType.KINESIS_DATA_FIREHOSE
            && role != null
            && crossAccountRole == null) {
      throw invalid(
          "When providing a role for cross-account delivery, both the DeliverLogsPermissionArn and"
              + " DeliverCrossAccountRole fields must be set.");
    }
    if (type == LogDestinationType.CLOUD_WATCH_LOGS && role == null) {
      throw invalid(
          "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.");
    }
    return new FlowLogOrder.Destination(type, arn, group, role, crossAccountRole, options(type));
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private @Nullable DestinationOptionsRequest options(LogDestinationType type) {
    DestinationOptionsRequest asked = request.destinationOptions();
    if (type != LogDestinationType.S3) {
      if (asked != null) {
        throw invalid("DestinationOptions is only applicable for s3 delivery");
      }
      return null;
    }
    DestinationOptionsRequest options =
        asked == null ? DestinationOptionsRequest.builder().build() : asked;
    if (options.fileFormat() == DestinationFileFormat.UNKNOWN_TO_SDK_VERSION) {
      throw Ec2Errors.invalidValue(
          options.fileFormatAsString(),
          "destinationOptions.fileFormat",
          "It must be one of plain-text, parquet.");
    }
    return DestinationOptionsRequest.builder()
        .fileFormat(
            options.fileFormat() == null ? DestinationFileFormat.PLAIN_TEXT : options.fileFormat())
        .hiveCompatiblePartitions(Boolean.TRUE.equals(options.hiveCompatiblePartitions()))
        .perHourPartition(Boolean.TRUE.equals(options.perHourPartition()))
        .build();
  }

  private int interval(FlowLogResource resource) {
    Integer asked = request.maxAggregationInterval();
    if (asked == null) {
      return resource.isTransitGateway() ? ONE_MINUTE : TEN_MINUTES;
    }
    boolean offered = asked == ONE_MINUTE || asked == TEN_MINUTES && !resource.isTransitGateway();
    if (!offered) {
      throw invalid("Invalid Flow Log Max Aggregation Interval");
    }
    return asked;
  }

  private List<TagFieldSpecificationRequest> tagFields(RecordFormat format) {
    List<TagFieldSpecificationRequest> fields = request.tagFieldSpecifications();
    if (fields.isEmpty() && LogFormats.showsTags(format)) {
      throw invalid(
          "The TagFieldSpecifications parameter must be set when including tag fields in the log"
              + " format");
    }
    Set<String> seen = new HashSet<>();
    for (TagFieldSpecificationRequest field : fields) {
      String type = field.resourceTypeAsString();
      if (type == null) {
        throw Ec2Errors.missing("tagFieldSpecification.resourceType");
      }
      if (!List.of("network-interface", "instance", "auto-scaling-group").contains(type)) {
        throw Ec2Errors.invalidValue(
            type,
            "tagFieldSpecification.resourceType",
            "It must be one of network-interface, instance, auto-scaling-group.");
      }
      if (!seen.add(type)) {
        throw invalid("TagFieldSpecifications names " + type + " twice; it may stand there once");
      }
      if (field.tagKeys().isEmpty() || field.tagKeys().size() > MOST_TAG_KEYS) {
        throw invalid(
            "TagFieldSpecifications has "
                + field.tagKeys().size()
                + " tag keys for "
                + type
                + " but must have 1 or "
                + MOST_TAG_KEYS);
      }
    }
    return fields;
  }

  private void requireIdsOf(FlowLogResource resource) {
    List<String> ids = request.resourceIds();
    int most = resource.isTransitGateway() ? MOST_TRANSIT_GATEWAYS : MOST_RESOURCES;
    if (ids.size() > most) {
      throw Ec2Errors.invalidValue(
          "resourceIds has " + ids.size() + " ids but may have at most " + most);
    }
    for (String id : ids) {
      if (!resource.kind().owns(id)) {
        throw invalid("Invalid Resource id " + id + " for resource-type " + resource.wireName());
      }
    }
  }

  private static ApiException invalid(String sentence) {
    return ApiException.badRequest("InvalidParameter", sentence);
  }
}
