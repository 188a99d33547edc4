package weir.cli;

import java.io.Console;
import java.util.Optional;

/// Whether a person looks on.
final class Terminal {
  private Terminal() {}

  /// Whether input and output are a terminal, so that lines may be erased and rewritten.
  static boolean isInteractive() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}
