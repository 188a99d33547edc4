package weir.cli;

import java.io.PrintWriter;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;
import weir.cli.shell.ProgressLine;
import weir.query.files.Query;
import weir.query.files.QueryRows;
import weir.query.files.QueryTable;

/// Runs one question for a command: prints the answer on stdout and what is to be said about the
/// files on stderr. An interrupt (Ctrl-C) cancels it.
final class QuestionRun {
  private final CommandSpec command;
  private final AnswerFormat format;

  QuestionRun(CommandSpec command, AnswerFormat format) {
    this.command = command;
    this.format = format;
  }

  /// What a command asks.
  interface Question {
    /// @throws weir.model.aws.Fault when it cannot be asked
    String sql(QueryTable table);
  }

  /// Asks and prints the answer.
  ///
  /// @param shown turns the engine's rows into those that are printed
  void ask(EngineOptions options, Question question, UnaryOperator<QueryRows> shown) {
    try (QueryTable table = options.engine().open(options.files());
        Query query = table.prepare(question.sql(table))) {
      print(query, shown);
    }
  }

  private void print(Query query, UnaryOperator<QueryRows> shown) {
    Thread cancel = new Thread(query::cancel, "cancel");
    Runtime.getRuntime().addShutdownHook(cancel);
    try {
      QueryRows rows = shown.apply(run(query));
      PrintWriter out = command.commandLine().getOut();
      AnswerPrinter printer = format.printer(out, rows.columns(), Terminal.width());
      while (rows.next()) {
        printer.row(rows);
      }
      printer.end();
      out.flush();
    } finally {
      query.notices().forEach(notice -> err().println("note: " + notice));
      err().flush();
      forget(cancel);
    }
  }

  private QueryRows run(Query query) {
    if (!Terminal.isInteractive()) {
      return query.run();
    }
    try (ProgressLine _ = ProgressLine.on(err(), () -> ScanWords.of(query.progress()))) {
      return query.run();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // The machine is going down and the hook with it.
    }
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }
}
