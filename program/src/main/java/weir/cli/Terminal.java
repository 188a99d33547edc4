package weir.cli;

import java.io.Console;
import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.TerminalBuilder;

/// Whether a person looks on.
final class Terminal {
  private static final int USUAL_WIDTH = 80;

  private Terminal() {}

  /// Whether input and output are a terminal, so that lines may be erased and rewritten.
  static boolean isInteractive() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /// How many columns there are; 80 where that is not known.
  static int width() {
    if (isInteractive()) {
      try (org.jline.terminal.Terminal terminal = TerminalBuilder.terminal()) {
        if (terminal.getWidth() > 0) {
          return terminal.getWidth();
        }
      } catch (IOException unknown) {
        // The usual width will do.
      }
    }
    return USUAL_WIDTH;
  }
}
