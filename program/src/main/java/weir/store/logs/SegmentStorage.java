package weir.store.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.store.records.ParquetSource;

/// A place for sealed segments: a folder ([FolderSegments]) or a bucket ([S3Segments]). Names look
/// like `group/17.parquet`. Safe for any number of threads.
public interface SegmentStorage {
  /// Keeps the file under the name, whole or not at all, durable once it returns. May move the file
  /// away.
  void put(String name, Path file) throws IOException;

  /// Opens a segment for reading here and there.
  ParquetSource open(String name) throws IOException;

  /// Where a segment lies on a disk here; null when it lies elsewhere.
  default @Nullable Path local(String name) {
    return null;
  }

  /// Forgets a segment; one that is not there is no error.
  void delete(String name) throws IOException;

  /// The names of a group's segments.
  List<String> list(LogGroupId group) throws IOException;
}
