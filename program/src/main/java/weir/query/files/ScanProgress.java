package weir.query.files;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// How far a scan is. Written by the scan's threads, read by any.
public final class ScanProgress {
  private final int filesFound;
  private final int filesToRead;
  private final long bytesToRead;
  private final AtomicInteger filesRead = new AtomicInteger();
  private final AtomicLong bytesRead = new AtomicLong();

  ScanProgress(int filesFound, int filesToRead, long bytesToRead) {
    this.filesFound = filesFound;
    this.filesToRead = filesToRead;
    this.bytesToRead = bytesToRead;
  }

  /// Files that the table stands on.
  public int filesFound() {
    return filesFound;
  }

  /// Files that can hold rows of the answer, judged by their names.
  public int filesToRead() {
    return filesToRead;
  }

  /// Size of the files to read, as they lie there.
  public long bytesToRead() {
    return bytesToRead;
  }

  /// Text files opened so far, plus all Parquet files, which DuckDB opens by itself. More than
  /// [#filesToRead] when the statement names the table several times.
  public int filesRead() {
    return filesRead.get();
  }

  /// Size of the files that [#filesRead] counts.
  public long bytesRead() {
    return bytesRead.get();
  }

  void read(FlowLogFile file) {
    filesRead.incrementAndGet();
    bytesRead.addAndGet(file.sizeBytes());
  }
}
