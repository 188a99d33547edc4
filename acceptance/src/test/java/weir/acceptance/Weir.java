package weir.acceptance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The program under test, started as people start it: `./weir` with arguments.
final class Weir {
  private static final Path ROOT = Path.of(System.getProperty("weir.root"));

  private Weir() {}

  /// The command line, for what starts it in an own way, such as a shell or `ip netns exec`.
  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("weir").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /// Runs it to its end.
  static Outcome run(String... arguments) {
    return run(Map.of(), new byte[0], arguments);
  }

  /// Runs it to its end with bytes on its standard input.
  static Outcome run(byte[] input, String... arguments) {
    return run(Map.of(), input, arguments);
  }

  static Outcome run(Map<String, String> environment, byte[] input, String... arguments) {
    return Running.start(environment, command(arguments)).feed(input).finish();
  }

  /// Runs it in a shell's pipe: its output goes through another command.
  static Outcome pipe(String into, String... arguments) {
    String line = String.join(" ", command(arguments).stream().map(Weir::quoted).toList());
    return Running.start(Map.of(), List.of("bash", "-c", "set -o pipefail; " + line + " | " + into))
        .finish();
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
