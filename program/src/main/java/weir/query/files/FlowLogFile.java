package weir.query.files;

import java.nio.file.Path;
import weir.query.pruning.FilePartition;

/// A file of flow records, wherever it lies.
public interface FlowLogFile {
  /// The name that people know it by: a path or an `s3://` address.
  String name();

  /// Size as it lies there.
  long sizeBytes();

  /// The file on this machine; fetches it when it lies elsewhere.
  Path local();

  /// Whether it is Parquet; text otherwise.
  boolean isParquet();

  /// What its name says of the rows in it.
  default FilePartition partition() {
    return FilePartition.of(name());
  }
}
