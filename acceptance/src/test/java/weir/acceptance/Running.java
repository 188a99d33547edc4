package weir.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A process that a test has started, and what it has printed so far. Closing it kills it.
final class Running implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final String name;
  private final Process process;
  private final Transcript out = new Transcript();
  private final Transcript err = new Transcript();
  private final List<CompletableFuture<Void>> readers;

  /// What came out of one stream so far. Written by its reader, read by the test.
  private static final class Transcript {
    private final StringBuilder text = new StringBuilder();

    synchronized void add(char next) {
      text.append(next);
    }

    @Override
    public synchronized String toString() {
      return text.toString();
    }
  }

  private Running(String name, Process process) {
    this.name = name;
    this.process = process;
    this.readers =
        List.of(collect(process.getInputStream(), out), collect(process.getErrorStream(), err));
  }

  static Running start(Map<String, String> environment, List<String> command) {
    return start(environment, null, command);
  }

  /// @param folder the working directory; null for the test's own
  static Running start(
      Map<String, String> environment, @Nullable Path folder, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    if (folder != null) {
      builder.directory(folder.toFile());
    }
    try {
      return new Running(String.join(" ", command), builder.start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Runs a command that must succeed; what it printed.
  static String tool(String... command) {
    return start(Map.of(), List.of(command)).finish().orFail().out();
  }

  private static CompletableFuture<Void> collect(InputStream stream, Transcript into) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try (var reader =
              new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
              into.add((char) c);
            }
          } catch (IOException closed) {
            // The process was killed; what it had said is there.
          } finally {
            ended.complete(null);
          }
        });
    return ended;
  }

  /// Writes to its standard input and closes it.
  Running feed(byte[] input) {
    try (var to = process.getOutputStream()) {
      to.write(input);
    } catch (IOException closedByTheProgram) {
      // A program that fails at once does not read its input; its exit code tells the test.
    }
    return this;
  }

  /// Waits until it has said this on standard error.
  Running awaitSaying(String words) {
    Eventually.holds(
        "\"" + name + "\" says \"" + words + "\"",
        Duration.ofSeconds(PATIENCE_SECONDS),
        () -> {
          if (!err.toString().contains(words) && !process.isAlive()) {
            readers.forEach(CompletableFuture::join);
            if (!err.toString().contains(words)) {
              throw new AssertionError(name + " ended: " + err);
            }
          }
          return err.toString().contains(words);
        });
    return this;
  }

  /// Its standard output so far.
  String printed() {
    return out.toString();
  }

  /// Its standard error so far.
  String said() {
    return err.toString();
  }

  long pid() {
    return process.pid();
  }

  /// The most of the machine's memory that it has held: `VmHWM: 123 kB`.
  String mostMemory() {
    try (Stream<String> status = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
      return status.filter(line -> line.startsWith("VmHWM")).findFirst().orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Asks it to end, as `kill` does.
  Running terminate() {
    // Not Process.destroy(): that also closes the streams, and what it says at its end would be
    // lost.
    process.toHandle().destroy();
    return this;
  }

  /// Ends it as `kill -9` does, and waits for that.
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  /// Waits for its end.
  Outcome finish() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(name + " did not end: " + err);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    readers.forEach(CompletableFuture::join);
    return new Outcome(process.exitValue(), out.toString(), err.toString());
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
