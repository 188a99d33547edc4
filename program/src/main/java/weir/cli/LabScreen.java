package weir.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What a person sees while the lab works: a line per step, and on a terminal one that counts.
final class LabScreen {
  private static final int BAR = 24;

  private final PrintWriter out;
  private final boolean terminal;

  /// @param alive whether a terminal may be drawn on
  LabScreen(PrintWriter out, boolean alive) {
    this.out = out;
    this.terminal =
        alive && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /// A step that is done, or a thing to know.
  void say(String sentence) {
    clear();
    out.println(sentence);
    out.flush();
  }

  /// A step on the way, replaced by the next.
  void step(String words) {
    if (terminal) {
      clear();
      out.print(words);
      out.flush();
    }
  }

  /// How far the recording is.
  ///
  /// @param all how long it takes; empty until it is told to stop
  void recording(Duration passed, Optional<Duration> all, long packets) {
    String bar = all.map(whole -> bar(passed, whole)).orElse("until Ctrl-C");
    step(
        String.format(
            Locale.ROOT, "records  %s  %d s, %,d packets", bar, passed.toSeconds(), packets));
  }

  private static String bar(Duration passed, Duration whole) {
    double share = Math.min(1, (double) passed.toMillis() / Math.max(1, whole.toMillis()));
    int full = (int) Math.round(BAR * share);
    return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
  }

  void clear() {
    if (terminal) {
      out.print("\r\u001b[2K");
      out.flush();
    }
  }
}
