package weir.dataplane.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import weir.model.aws.Fault;

/// A shell that outlives its parent and then removes the run's namespaces.
///
/// It reads from a pipe whose other end only this process holds. The kernel closes that end when
/// the process ends, however it ends, and the shell goes to work. Signals for the terminal's whole
/// group do not reach it: it ignores them.
final class Watchdog implements AutoCloseable {
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      read -r word
      [ "$word" = done ] && exit 0
      for file in /run/netns/"$1"*; do
        [ -e "$file" ] && ip netns delete "${file##*/}"
      done
      rm -rf "$2" "$3"
      """;

  private final Process shell;

  private Watchdog(Process shell) {
    this.shell = shell;
  }

  static Watchdog start(String namespacePrefix, RunFile run) {
    List<String> words =
        List.of(
            "sh",
            "-c",
            SCRIPT,
            "weir-watchdog",
            namespacePrefix,
            run.scratch().toString(),
            run.path().toString());
    try {
      return new Watchdog(
          new ProcessBuilder(words)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException absent) {
      throw new Fault.NotFound("sh cannot be started: " + absent.getMessage());
    }
  }

  long pid() {
    return shell.pid();
  }

  /// Has the shell remove everything now. Waits for it whatever happens.
  void takeOver() {
    try {
      shell.getOutputStream().close();
    } catch (IOException alreadyGone) {
      // It went to work when its pipe broke.
    }
    boolean interrupted = Thread.interrupted();
    while (true) {
      try {
        shell.waitFor();
        break;
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Sends the shell home; there is nothing left to remove.
  @Override
  public void close() {
    try (var pipe = shell.outputWriter()) {
      pipe.write("done\n");
    } catch (IOException alreadyGone) {
      throw new UncheckedIOException(alreadyGone);
    }
    try {
      shell.waitFor();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
