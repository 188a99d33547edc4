package weir.cli.shell;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Shows on a terminal how far something long is, until it is closed.
public final class ProgressLine implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 1000;
  private static final long STEP_MILLIS = 200;
  private static final String ERASE = "\r\033[K";

  private final PrintWriter terminal;
  private final Supplier<String> progress;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread painter;

  private ProgressLine(PrintWriter terminal, Supplier<String> progress) {
    this.terminal = terminal;
    this.progress = progress;
    this.painter = Thread.ofVirtual().start(this::paint);
  }

  public static ProgressLine on(PrintWriter terminal, Supplier<String> progress) {
    return new ProgressLine(terminal, progress);
  }

  private void paint() {
    boolean painted = false;
    try {
      long wait = PATIENCE_MILLIS;
      while (!ended.await(wait, TimeUnit.MILLISECONDS)) {
        terminal.print(ERASE + progress.get());
        terminal.flush();
        painted = true;
        wait = STEP_MILLIS;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (painted) {
      terminal.print(ERASE);
      terminal.flush();
    }
  }

  /// Wipes the line.
  @Override
  public void close() {
    ended.countDown();
    try {
      painter.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
