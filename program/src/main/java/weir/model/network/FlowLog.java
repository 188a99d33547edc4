package weir.model.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;

/// A subscription to the flow records of a VPC, a subnet or an interface.
///
/// @param resourceId the VPC, subnet or network interface whose traffic is recorded
/// @param tagFields which tags fill the tag fields of the format
public record FlowLog(
    String id,
    String accountId,
    String resourceId,
    TrafficType trafficType,
    RecordFormat format,
    AggregationInterval interval,
    LogDestination destination,
    TagFields tagFields) {
  public FlowLog {
    ResourceId.require("fl", id);
    ResourceId.requireAccount(accountId);
  }

  /// Tag keys, at most two per kind of resource, in the order of `instance-tag` and
  /// `instance-tag-2`.
  public record TagFields(
      List<String> instance, List<String> networkInterface, List<String> autoScalingGroup) {
    public static final TagFields NONE = new TagFields(List.of(), List.of(), List.of());

    public TagFields {
      instance = List.copyOf(instance);
      networkInterface = List.copyOf(networkInterface);
      autoScalingGroup = List.copyOf(autoScalingGroup);
    }
  }

  /// Where the records go.
  ///
  /// @param target `arn:aws:s3:::bucket/prefix/`, `s3://bucket/prefix`, a folder's path, or the ARN
  ///   of a log group or a Firehose delivery stream
  public record LogDestination(String target, FileOptions files, Access access) {
    /// With nobody's role, through the usual door.
    public LogDestination(String target, FileOptions files) {
      this(target, files, Access.USUAL);
    }
  }

  /// As whom records are delivered, and through which door.
  ///
  /// @param roleArn `DeliverLogsPermissionArn`
  /// @param crossAccountRoleArn `DeliverCrossAccountRole`
  /// @param endpoint the name, in the configuration, of the endpoint to use; null for the usual one
  public record Access(
      @Nullable String roleArn, @Nullable String crossAccountRoleArn, @Nullable String endpoint) {
    public static final Access USUAL = new Access(null, null, null);
  }

  /// How files are written: AWS's DestinationOptions.
  public record FileOptions(
      FileFormat format, boolean hiveCompatiblePartitions, boolean perHourPartition) {
    public static final FileOptions DEFAULT = new FileOptions(FileFormat.PLAIN_TEXT, false, false);
  }

  public enum FileFormat {
    PLAIN_TEXT("plain-text", ".log.gz"),
    PARQUET("parquet", ".log.parquet");

    private final String wireName;
    private final String suffix;

    FileFormat(String wireName, String suffix) {
      this.wireName = wireName;
      this.suffix = suffix;
    }

    public String wireName() {
      return wireName;
    }

    /// How names of such files end.
    public String suffix() {
      return suffix;
    }

    public static @Nullable FileFormat find(String wireName) {
      for (FileFormat format : values()) {
        if (format.wireName.equals(wireName)) {
          return format;
        }
      }
      return null;
    }
  }
}
