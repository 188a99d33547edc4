package weir.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import picocli.CommandLine;
import weir.cli.StopSignal;
import weir.cli.WeirCommand;
import weir.model.aws.Fault;

/// The program: runs a command and turns what went wrong into one sentence and an exit code.
public final class Main {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  /// What a shell sees of a program that a closed pipe ended.
  private static final int PIPE_CLOSED = 141;

  private Main() {}

  public static void main(String[] arguments) {
    speakInSentences();
    speakToTheEnd();
    CommandLine line =
        WeirCommand.line(ServedWeir::start)
            .setUsageHelpWidth(110)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    StopSignal.exit(line.execute(arguments));
  }

  /// Events in the midst of a run look like everything else that is said: Java's own form takes two
  /// lines and names classes.
  private static void speakInSentences() {
    String form = "java.util.logging.SimpleFormatter.format";
    if (System.getProperty(form) == null) {
      System.setProperty(form, "weir: %5$s%6$s%n");
    }
  }

  private static void speakToTheEnd() {
    String manager = "java.util.logging.manager";
    if (System.getProperty(manager) == null) {
      System.setProperty(manager, LastingLogManager.class.getName());
    }
  }

  private static int explain(Exception failure, CommandLine command) throws Exception {
    return switch (failure) {
      case Fault.Invalid misuse -> say(command, misuse.sentence(), MISUSED);
      case Fault fault -> say(command, fault.sentence(), FAILED);
      case UncheckedIOException wrapped ->
          explain(Objects.requireNonNull(wrapped.getCause()), command);
      case IOException broken when "Broken pipe".equals(broken.getMessage()) -> PIPE_CLOSED;
      case IOException io ->
          say(command, io.getClass().getSimpleName() + ": " + io.getMessage(), FAILED);
      default -> throw failure;
    };
  }

  private static int say(CommandLine command, String sentence, int exitCode) {
    command.getErr().println("weir: " + sentence);
    command.getErr().flush();
    return exitCode;
  }
}
