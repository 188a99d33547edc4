package weir.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The program under test, started as people start it: `./weir` with arguments.
final class Weir {
  static final Path ROOT = Path.of(System.getProperty("weir.root"));

  private Weir() {}

  /// What a finished run left behind.
  record Outcome(int exitCode, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }

    /// The outcome itself when the run went well; otherwise fails with what it said.
    Outcome orFail() {
      if (exitCode != 0) {
        throw new AssertionError("exit code " + exitCode + "\n" + err + "\n" + out);
      }
      return this;
    }
  }

  static Outcome run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), new byte[0], arguments);
  }

  static Outcome run(Map<String, String> environment, byte[] input, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = builder(arguments);
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    try (var to = process.getOutputStream()) {
      to.write(input);
    } catch (IOException closedByTheProgram) {
      // A program that fails at once does not read its input; its exit code tells the test.
    }
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("weir " + String.join(" ", arguments) + " ran for two minutes");
    }
    return new Outcome(process.exitValue(), out.join(), err.join());
  }

  /// A run that goes on in the background.
  static Process start(String... arguments) throws IOException {
    return builder(arguments).start();
  }

  private static ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("weir").toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(() -> {
      try (stream) {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException failure) {
        throw new java.io.UncheckedIOException(failure);
      }
    });
  }
}
