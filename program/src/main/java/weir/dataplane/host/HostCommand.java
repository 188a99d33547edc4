package weir.dataplane.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import weir.model.aws.Fault;

/// A program of this machine, run to its end.
public final class HostCommand {
  private HostCommand() {}

  /// Runs a program without input and answers what it printed.
  public static String run(String... words) {
    return run(List.of(words), "");
  }

  /// Runs a program and answers what it printed.
  ///
  /// @param input what the program reads
  /// @throws Fault.NotFound when there is no such program
  /// @throws Fault.Denied when the kernel refuses for lack of privileges
  /// @throws Fault.Unavailable when it ends with another exit code than 0; the sentence holds what
  ///   it printed to its error output
  public static String run(List<String> words, String input) {
    Process process = start(words);
    try {
      CompletableFuture<String> errors =
          CompletableFuture.supplyAsync(() -> text(process, true), Thread::startVirtualThread);
      try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
        writer.write(input);
      } catch (IOException endedBeforeItReadAll) {
        // Its exit code and errors say why.
      }
      String output = text(process, false);
      int exitCode = process.waitFor();
      if (exitCode != 0) {
        throw failure(words, exitCode, errors.join().strip());
      }
      return output;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Fault.Unavailable("stopped while " + words.getFirst() + " was running", stop);
    }
  }

  private static Process start(List<String> words) {
    Path program =
        find(words.getFirst())
            .orElseThrow(() -> new Fault.NotFound(words.getFirst() + " is not installed"));
    List<String> resolved = new ArrayList<>(words);
    resolved.set(0, program.toString());
    try {
      return new ProcessBuilder(resolved).start();
    } catch (IOException refused) {
      throw new Fault.Denied(program + " cannot be started: " + refused.getMessage());
    }
  }

  /// Where a program is. Folders of administrators' programs count, which not every root's search
  /// path has.
  static Optional<Path> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin";
    return Arrays.stream(path.split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String text(Process process, boolean errors) {
    try (var stream = errors ? process.getErrorStream() : process.getInputStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fault failure(List<String> words, int exitCode, String errors) {
    String sentence =
        "\"" + String.join(" ", words) + "\" ended with code " + exitCode + ": " + errors;
    return errors.contains("Operation not permitted") || errors.contains("Permission denied")
        ? new Fault.Denied(sentence)
        : new Fault.Unavailable(sentence);
  }
}
