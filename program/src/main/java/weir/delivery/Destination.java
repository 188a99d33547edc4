package weir.delivery;

import java.nio.file.Path;
import weir.model.aws.Fault;

/// A place that takes a flow log's files. Used by one thread at a time.
///
/// To add one, implement this in a file of its own, name it in `permits` and in [#open], and list
/// it in `DestinationContractTest`. Queue, spool, retry, status and counters follow by themselves.
sealed interface Destination extends AutoCloseable permits FolderDestination, S3Destination {
  /// Puts a file under its key, in place of what may be there. Readers see nothing of it, or all of
  /// it; when this returns it is there to stay.
  ///
  /// @param key the name of the object below the target, parts separated by `/`
  /// @throws Undeliverable when the destination cannot take it now
  void put(String key, Path file) throws Undeliverable;

  @Override
  void close();

  /// @param name unique among the spools of the world; what the destination leaves behind while it
  ///   works bears it
  /// @throws Fault.Invalid when the target is not one that Weir can deliver to
  static Destination open(FlowLogFiles files, String name, DeliveryOptions options) {
    return S3Target.find(files.target())
        .<Destination>map(
            s3 -> S3Destination.open(s3, options, options.s3Credentials().of(files.source())))
        .orElseGet(() -> FolderDestination.open(files.target(), name));
  }

  /// The target in the form that means the same to every run: a folder's path from the root.
  ///
  /// @throws Fault.Invalid when the target is not one that Weir can deliver to
  static String settle(String target) {
    return S3Target.find(target).isPresent()
        ? target
        : FolderDestination.path(target).toAbsolutePath().normalize().toString();
  }

  /// Refuses the folder name that the layout below the target begins with.
  static void refuseReservedFolder(String target, Iterable<?> folders) {
    for (Object folder : folders) {
      if (folder.toString().equals("AWSLogs")) {
        throw new Fault.Invalid(
            "the destination "
                + target
                + " has a folder named AWSLogs, which is reserved; name the folder above it");
      }
    }
  }
}
