package weir.cli.shell;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import weir.model.aws.Fault;

/// Asks for statements, one after the other, until its person leaves. A statement goes on over
/// lines until its semicolon. Ctrl-C drops what is typed, or cancels what runs.
public final class Shell {
  private final String prompt;
  private final Asker asker;
  private final Answers answers;
  private final Path history;

  /// Prints answers.
  @FunctionalInterface
  public interface Answers {
    /// @param width of the terminal, in columns
    void print(Asked asked, PrintWriter terminal, int width);
  }

  /// @param prompt before each statement, such as `sql`
  /// @param history the file in which statements are kept from one time to the next
  public Shell(String prompt, Asker asker, Answers answers, Path history) {
    this.prompt = prompt;
    this.asker = asker;
    this.answers = answers;
    this.history = history;
  }

  /// Runs until the person leaves.
  ///
  /// @param greeting the first line
  public void run(String greeting) throws IOException {
    HistoryFile.prepare(history);
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .appName("weir")
              .parser(new StatementParser())
              .completer(new WordCompleter(asker))
              .variable(LineReader.HISTORY_FILE, history)
              .variable(LineReader.SECONDARY_PROMPT_PATTERN, " ".repeat(prompt.length()) + "> ")
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .option(LineReader.Option.CASE_INSENSITIVE, true)
              .build();
      terminal.writer().println(greeting);
      boolean more = true;
      while (more) {
        more = once(reader, terminal);
      }
    }
  }

  private boolean once(LineReader reader, Terminal terminal) {
    String text;
    try {
      text = reader.readLine(prompt + "> ");
    } catch (UserInterruptException dropped) {
      return true;
    } catch (EndOfFileException left) {
      return false;
    }
    for (String statement : Statements.of(text).all()) {
      switch (statement) {
        case "exit", "quit" -> {
          return false;
        }
        case "help" -> terminal.writer().println(help());
        default -> answer(statement, terminal);
      }
    }
    terminal.writer().flush();
    return true;
  }

  private static String help() {
    return """
        A statement ends with a semicolon and may go on over lines. Tab completes names,
        the arrows bring earlier statements back, Ctrl-R searches them. Ctrl-C cancels the
        statement that runs, or drops the one being typed. exit; or Ctrl-D leaves.""";
  }

  private void answer(String statement, Terminal terminal) {
    PrintWriter out = terminal.writer();
    long begun = System.nanoTime();
    try (Asked asked = asker.ask(statement)) {
      Terminal.SignalHandler before =
          terminal.handle(Terminal.Signal.INT, signal -> Thread.ofVirtual().start(asked::cancel));
      try {
        answers.print(asked, out, terminal.getWidth() > 0 ? terminal.getWidth() : 80);
      } finally {
        terminal.handle(Terminal.Signal.INT, before);
      }
      out.println("(" + (System.nanoTime() - begun) / 1_000_000 + " ms)");
    } catch (StatementFault wrong) {
      wrong.caret(statement).ifPresent(out::println);
      out.println(wrong.sentence());
    } catch (Fault fault) {
      out.println(fault.sentence());
    }
    out.flush();
  }
}
