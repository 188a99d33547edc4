package weir.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import weir.query.engine.ScanProgress;

/// Shows on a terminal how far a long scan is, until it is closed.
final class ScanProgressLine {
  private static final long PATIENCE_MILLIS = 1000;
  private static final long STEP_MILLIS = 200;
  private static final String ERASE = "\r\033[K";

  private final PrintWriter terminal;
  private final ScanProgress progress;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread painter;

  private ScanProgressLine(PrintWriter terminal, ScanProgress progress) {
    this.terminal = terminal;
    this.progress = progress;
    this.painter = Thread.ofVirtual().start(this::paint);
  }

  static ScanProgressLine on(PrintWriter terminal, ScanProgress progress) {
    return new ScanProgressLine(terminal, progress);
  }

  private void paint() {
    try {
      long wait = PATIENCE_MILLIS;
      while (!ended.await(wait, TimeUnit.MILLISECONDS)) {
        terminal.print(ERASE + text(progress));
        terminal.flush();
        wait = STEP_MILLIS;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  static String text(ScanProgress progress) {
    return String.format(
        Locale.ROOT,
        "%d of %d files, %d of %d MB",
        Math.min(progress.filesRead(), progress.filesToRead()),
        progress.filesToRead(),
        Math.min(progress.bytesRead(), progress.bytesToRead()) >> 20,
        progress.bytesToRead() >> 20);
  }

  /// Wipes the line.
  void close() {
    ended.countDown();
    try {
      painter.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    terminal.print(ERASE);
    terminal.flush();
  }
}
