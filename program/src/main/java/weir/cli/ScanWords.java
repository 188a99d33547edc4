package weir.cli;

import java.util.Locale;
import weir.query.files.ScanProgress;

/// How far a scan is, in words.
final class ScanWords {
  private ScanWords() {}

  static String of(ScanProgress progress) {
    return String.format(
        Locale.ROOT,
        "%d of %d files, %d of %d MB",
        Math.min(progress.filesRead(), progress.filesToRead()),
        progress.filesToRead(),
        Math.min(progress.bytesRead(), progress.bytesToRead()) >> 20,
        progress.bytesToRead() >> 20);
  }
}
