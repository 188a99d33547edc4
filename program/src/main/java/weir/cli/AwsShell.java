package weir.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import weir.model.aws.Fault;

/// Runs lines for the `aws` command line one by one in bash, as somebody would who pastes them, and
/// keeps their variables. Every line is printed first: together they are a script.
final class AwsShell {
  /// Debian's releases of the `aws` command line know an endpoint only as an option.
  static final String AWS = "aws() { command aws --endpoint-url $WEIR \"$@\"; }";

  private final LabScreen screen;
  private final Map<String, String> environment;
  private final Map<String, String> variables = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();
  private int chapters;

  AwsShell(LabScreen screen, String endpoint, Service.NewAccessKey key, String region) {
    this.screen = screen;
    environment =
        Map.of(
            "AWS_ACCESS_KEY_ID", key.accessKeyId(),
            "AWS_SECRET_ACCESS_KEY", key.secretAccessKey(),
            "AWS_DEFAULT_REGION", region,
            "AWS_PAGER", "",
            "AWS_CONFIG_FILE", "/dev/null",
            "no_proxy", "127.0.0.1",
            "NO_PROXY", "127.0.0.1");
    variables.put("WEIR", endpoint);
    print("WEIR=" + endpoint);
    print(AWS);
  }

  private void print(String line) {
    lines.add(line);
    screen.say("$ " + line);
  }

  /// Every line that was run.
  List<String> lines() {
    return List.copyOf(lines);
  }

  /// What a line for another shell sets to know the same names.
  String assignments() {
    StringBuilder text = new StringBuilder();
    variables.forEach((name, value) ->
        text.append(text.isEmpty() ? "" : " ").append(name).append('=').append(value));
    return text.toString();
  }

  String value(String variable) {
    String value = variables.get(variable);
    if (value == null) {
      throw new IllegalStateException("no command has given " + variable);
    }
    return value;
  }

  /// Begins a numbered step of the script.
  void chapter(String makes) {
    chapters++;
    screen.say("");
    screen.say("# " + chapters + ". " + makes);
  }

  /// Prints a command and runs it.
  ///
  /// @return what it answered
  /// @throws Fault.Unavailable when it fails
  String run(AwsCommand command) {
    print(command.line());
    String answer =
        bash(
            command.line()
                + command.keptIn().map(name -> "\nprintf %s \"$" + name + "\"").orElse(""));
    command
        .keptIn()
        .ifPresent(name -> {
          if (!answer.matches("[0-9A-Za-z:./_-]+") || answer.equals("None")) {
            throw new Fault.Unavailable(command.line() + " answered \"" + answer + "\"");
          }
          variables.put(name, answer);
          screen.say("  " + name + " is " + answer);
        });
    if (command.shown()) {
      answer.stripTrailing().lines().forEach(line -> screen.say("  " + line));
    }
    return answer;
  }

  private String bash(String line) {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", "set -e\n" + AWS + "\n" + line);
    builder.environment().putAll(environment);
    builder.environment().putAll(variables);
    builder.environment().keySet().removeAll(List.of("AWS_PROFILE", "AWS_ENDPOINT_URL"));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      CompletableFuture<byte[]> errors =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return process.getErrorStream().readAllBytes();
                } catch (IOException ended) {
                  return new byte[0];
                }
              },
              Thread::startVirtualThread);
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new Fault.Unavailable(
            "\""
                + line.lines().findFirst().orElse("")
                + "\" failed: "
                + new String(errors.join(), StandardCharsets.UTF_8).strip());
      }
      return answer;
    } catch (IOException e) {
      throw new Fault.NotFound("bash cannot be started: " + e.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Fault.Unavailable("stopped while aws was running", interrupted);
    }
  }
}
