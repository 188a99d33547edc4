package weir.api.logs;

import java.nio.file.Path;

/// S3 as exports use it: in the name of the service `logs.REGION.amazonaws.com`, for the group that
/// is exported, so that the bucket's policy decides.
public interface ExportBuckets {
  /// Reads who may use the bucket, as AWS does before it exports.
  ///
  /// @throws weir.model.aws.Fault.NotFound when there is no such bucket
  /// @throws weir.model.aws.Fault.Denied when the bucket's policy does not let it
  void readAcl(ExportTarget target);

  /// Puts an object, with full control for the bucket's owner.
  ///
  /// @throws weir.model.aws.Fault.Denied when the bucket's policy does not let it
  /// @throws weir.model.aws.Fault.Unavailable when it may work later
  void put(ExportTarget target, String key, Path file);
}
