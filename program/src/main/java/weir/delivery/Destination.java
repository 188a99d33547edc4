package weir.delivery;

import java.nio.file.Path;
import java.time.InstantSource;
import weir.model.aws.Fault;

/// A place that takes a flow log's files, or the events in them. Used by one thread at a time.
///
/// To add one, implement this in a file of its own, name it in `permits` and in [#open], and list
/// it in `DestinationContractTest`. Queue, spool, retry, status and counters follow by themselves.
sealed interface Destination extends AutoCloseable
    permits FolderDestination,
        S3Destination,
        LogsDestination,
        FirehoseDestination,
        UnknownEndpoint {
  /// Puts a file under its key, in place of what may be there. When this returns it is there to
  /// stay. Readers see nothing of a file, or all of it; events come one after the other.
  ///
  /// @param key the name of the object below the target, parts separated by `/`
  /// @return how many records the destination refused for good, such as events that are too old
  /// @throws Undeliverable when the destination cannot take it now
  long put(String key, Path file) throws Undeliverable;

  @Override
  void close();

  /// @param name unique among the spools of the world; what the destination leaves behind while it
  ///   works bears it
  /// @param clock wall time
  /// @throws Fault.Invalid when the target is not one that Weir can deliver to
  static Destination open(
      FlowLogFiles files, String name, DeliveryOptions options, InstantSource clock) {
    Target target = Target.of(files.target());
    if (target instanceof FolderTarget folder) {
      return FolderDestination.open(folder, name);
    }
    try {
      return open(target, files, options.endpoints(), clock);
    } catch (Fault.NotFound unknown) {
      return new UnknownEndpoint(unknown.sentence());
    }
  }

  private static Destination open(
      Target target, FlowLogFiles files, AwsEndpoints endpoints, InstantSource clock) {
    String asked = files.access().endpoint();
    return switch (target) {
      case FolderTarget _ -> throw new IllegalArgumentException("a folder has no endpoint");
      case S3Target s3 -> {
        AwsEndpoint endpoint = endpoints.of(AwsService.S3, asked);
        yield S3Destination.open(s3, endpoint, files.credentials(AwsService.S3, endpoint), clock);
      }
      case LogGroupTarget group -> {
        AwsEndpoint endpoint = endpoints.of(AwsService.LOGS, asked);
        yield LogsDestination.open(
            group, endpoint, files.credentials(AwsService.LOGS, endpoint), clock);
      }
      case FirehoseTarget stream -> {
        AwsEndpoint endpoint = endpoints.of(AwsService.FIREHOSE, asked);
        yield FirehoseDestination.open(
            stream, endpoint, files.credentials(AwsService.FIREHOSE, endpoint), clock);
      }
    };
  }
}
