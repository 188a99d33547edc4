package weir.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import weir.cli.shell.Asked;
import weir.cli.shell.Asker;
import weir.cli.shell.HistoryFile;
import weir.cli.shell.Shell;
import weir.cli.shell.StatementFault;
import weir.model.aws.Fault;

/// Asks a command's statements and prints the answers, or becomes a shell.
///
/// @param name of the command
record AskedStatements(CommandSpec command, AnswerOptions answers, String name) {
  void ask(Asker asker, StatementOptions statements) throws IOException {
    var given = statements.statements();
    if (given.isPresent()) {
      ask(asker, given.orElseThrow());
    } else {
      new Shell(
              name,
              asker,
              (asked, terminal, width) ->
                  answers.print(asked, terminal, terminal, new AnswerOptions.Watch(true, width)),
              HistoryFile.named(name + "-history"))
          .run(
              "weir "
                  + name
                  + ": end statements with ; and leave with exit; or Ctrl-D. help; helps.");
    }
  }

  /// @throws Fault.Invalid when a statement is wrong
  void ask(Asker asker, List<String> statements) {
    for (String statement : statements) {
      try (Asked asked = asker.ask(statement)) {
        run(asked);
      } catch (StatementFault wrong) {
        PrintWriter err = command.commandLine().getErr();
        wrong.caret(statement).ifPresent(err::println);
        throw new Fault.Invalid(wrong.sentence());
      }
    }
  }

  private void run(Asked asked) {
    Thread cancel = new Thread(asked::cancel, "cancel");
    Runtime.getRuntime().addShutdownHook(cancel);
    try {
      answers.print(
          asked,
          command.commandLine().getOut(),
          command.commandLine().getErr(),
          AnswerOptions.Watch.ofTerminal());
    } finally {
      forget(cancel);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // The machine is going down and the hook with it.
    }
  }
}
