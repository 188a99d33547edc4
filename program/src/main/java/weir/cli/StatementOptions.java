package weir.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import weir.cli.shell.Statements;
import weir.model.aws.Fault;

/// Where a command's statements come from: the command line, a file, or standard input.
final class StatementOptions {
  @Parameters(
      paramLabel = "STATEMENT",
      arity = "0..1",
      description =
          "What to ask; - reads it from standard input. Without one, a terminal becomes a shell.")
  private @Nullable String statement;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Reads what to ask from a file; several statements with ; between.")
  private @Nullable Path file;

  /// The statements, none empty; absent when a person is to be asked.
  Optional<List<String>> statements() {
    if (statement != null && file != null) {
      throw new Fault.Invalid("a statement and --file are given; give one of them");
    }
    if (file != null) {
      return Optional.of(split(text(file)));
    }
    if (statement == null ? !Terminal.isInteractive() : statement.equals("-")) {
      return Optional.of(split(standardInput()));
    }
    return Optional.ofNullable(statement).map(StatementOptions::split);
  }

  private static List<String> split(String text) {
    List<String> statements = Statements.of(text).all();
    if (statements.isEmpty()) {
      throw new Fault.Invalid("there is nothing to ask; give a statement");
    }
    return statements;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new Fault.NotFound("there is no file " + file);
    } catch (IOException e) {
      throw new Fault.NotFound(file + " cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static String standardInput() {
    try {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Fault.Unavailable("cannot read standard input: " + e.getMessage(), e);
    }
  }
}
