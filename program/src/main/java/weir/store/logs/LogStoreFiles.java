package weir.store.logs;

import java.nio.file.Path;

/// Where a log store keeps what it has.
///
/// @param folder journals, and a manifest per group; made when missing
/// @param segments where sealed segments go
public record LogStoreFiles(Path folder, SegmentStorage segments) {
  /// Everything in one folder.
  public static LogStoreFiles in(Path folder) {
    return new LogStoreFiles(folder, new FolderSegments(folder));
  }
}
