package weir.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weir.diagnosis.FlowLogFacts.Subject;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.network.FlowLog;
import weir.model.network.FlowLog.FileFormat;
import weir.model.network.FlowLog.FileOptions;

/// The commands that make a flow log as it is, but for one thing, and that delete it.
final class FlowLogCommands {
  private FlowLogCommands() {}

  static String create(Subject subject, TrafficType traffic) {
    FlowLog log = subject.log();
    String target = log.destination().target();
    ShellLine line =
        ShellLine.aws("ec2 create-flow-logs")
            .with("--resource-type", resourceType(log.resourceId()))
            .with("--resource-ids", log.resourceId())
            .with("--traffic-type", traffic.name())
            .with("--log-destination-type", destinationType(target))
            .with("--log-destination", target)
            .with("--max-aggregation-interval", Integer.toString(log.interval().seconds()));
    if (!log.format().equals(RecordFormat.DEFAULT)) {
      line.with("--log-format", log.format().toString());
    }
    String role = log.destination().access().roleArn();
    if (role != null) {
      line.with("--deliver-logs-permission-arn", role);
    }
    String other = log.destination().access().crossAccountRoleArn();
    if (other != null) {
      line.with("--deliver-cross-account-role", other);
    }
    FileOptions files = log.destination().files();
    if (!files.equals(FileOptions.DEFAULT)) {
      line.with("--destination-options", options(files));
    }
    List<String> fields = tagFields(log.tagFields());
    if (!fields.isEmpty()) {
      line.with("--tag-field-specifications", fields.toArray(String[]::new));
    }
    if (!subject.tags().isEmpty()) {
      line.with("--tag-specifications", tags(subject.tags()));
    }
    return line.toString();
  }

  static String delete(String flowLogId) {
    return ShellLine.aws("ec2 delete-flow-logs").with("--flow-log-ids", flowLogId).toString();
  }

  private static String resourceType(String id) {
    return switch (id.substring(0, id.indexOf('-'))) {
      case "vpc" -> "VPC";
      case "subnet" -> "Subnet";
      case "eni" -> "NetworkInterface";
      default -> "RegionalNatGateway";
    };
  }

  private static String destinationType(String target) {
    if (target.contains(":log-group:")) {
      return "cloud-watch-logs";
    }
    return target.contains(":deliverystream/") ? "kinesis-data-firehose" : "s3";
  }

  private static String options(FileOptions files) {
    List<String> told = new ArrayList<>();
    if (files.format() != FileFormat.PLAIN_TEXT) {
      told.add("FileFormat=" + files.format().wireName());
    }
    if (files.hiveCompatiblePartitions()) {
      told.add("HiveCompatiblePartitions=true");
    }
    if (files.perHourPartition()) {
      told.add("PerHourPartition=true");
    }
    return String.join(",", told);
  }

  private static List<String> tagFields(FlowLog.TagFields fields) {
    List<String> told = new ArrayList<>();
    add(told, "instance", fields.instance());
    add(told, "network-interface", fields.networkInterface());
    add(told, "auto-scaling-group", fields.autoScalingGroup());
    return told;
  }

  private static void add(List<String> told, String type, List<String> keys) {
    if (!keys.isEmpty()) {
      told.add("ResourceType=" + type + ",TagKeys=" + String.join(",", keys));
    }
  }

  private static String tags(Map<String, String> tags) {
    List<String> told = new ArrayList<>();
    tags.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(tag -> told.add("{Key=" + tag.getKey() + ",Value=" + tag.getValue() + "}"));
    return "ResourceType=vpc-flow-log,Tags=[" + String.join(",", told) + "]";
  }
}
