package weir.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import weir.model.aws.Fault;
import weir.model.flow.AggregationInterval;
import weir.model.flow.RecordFormat;
import weir.model.flow.TrafficType;
import weir.model.network.FlowLog;
import weir.model.network.Network;
import weir.model.network.Vpc;
import weir.store.state.DerivedId;

/// The options that make a flow log of everything, in place of those that a description has.
final class TargetOptions {
  @Option(
      names = "--to",
      paramLabel = "DIR|s3://…",
      description =
          "Folder or bucket for one flow log of every VPC, in place of the description's flow"
              + " logs.")
  private @Nullable String to;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "With --to: fields of the records, as weir read takes them. Default: default.")
  private @Nullable String format;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      description = "With --to: how long a record covers at most, 60 or 600. Default: 60.")
  private @Nullable Integer interval;

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      description = "With --to: which flows to record: ${COMPLETION-CANDIDATES}. Default: ALL.")
  private @Nullable TrafficType action;

  @Option(names = "--parquet", description = "With --to: Parquet files instead of text in gzip.")
  private boolean parquet;

  @Option(
      names = "--hive",
      description = "With --to: folders named year=2026/month=11/… as Hive and Athena like them.")
  private boolean hive;

  @Option(names = "--per-hour", description = "With --to: a folder for every hour.")
  private boolean perHour;

  /// The network with the flow logs that the options ask for.
  Network direct(Network network) {
    if (to == null) {
      if (format != null || interval != null || action != null || parquet || hive || perHour) {
        throw new Fault.Invalid(
            "--format, --interval, --action, --parquet, --hive and --per-hour describe the flow log"
                + " of --to; add --to, or set them in the description's flow-logs");
      }
      return network;
    }
    String place = to;
    return network.withFlowLogs(network.vpcs().stream().map(vpc -> flowLog(vpc, place)).toList());
  }

  private FlowLog flowLog(Vpc vpc, String place) {
    FlowLog.FileFormat files = parquet ? FlowLog.FileFormat.PARQUET : FlowLog.FileFormat.PLAIN_TEXT;
    return new FlowLog(
        DerivedId.of("fl", vpc.id() + "/" + place),
        vpc.accountId(),
        vpc.id(),
        action == null ? TrafficType.ALL : action,
        RecordFormat.ofNames(format == null ? "default" : format),
        AggregationInterval.ofSeconds(interval == null ? 60 : interval),
        new FlowLog.LogDestination(place, new FlowLog.FileOptions(files, hive, perHour)),
        FlowLog.TagFields.NONE);
  }
}
