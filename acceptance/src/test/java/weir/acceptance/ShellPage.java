package weir.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A page of docs/ whose `sh` blocks are one script, run as it is written against a service.
final class ShellPage {
  private static final Pattern SHELL = Pattern.compile("(?ms)^```sh$\n(.*?)^```$");
  private static final Duration LONGEST = Duration.ofMinutes(8);

  private ShellPage() {}

  /// @param page below docs/
  /// @param folder to run in
  static Outcome run(String page, Served served, Path folder) throws IOException {
    String text = Files.readString(Path.of(System.getProperty("weir.root"), "docs").resolve(page));
    String script =
        SHELL.matcher(text).results().map(block -> block.group(1)).collect(Collectors.joining());
    Map<String, String> environment = new HashMap<>(served.environment());
    environment.remove("AWS_ENDPOINT_URL");
    Running shell =
        Running.start(
            environment,
            folder,
            List.of(
                "bash",
                "-ec",
                "weir() { "
                    + Weir.command().getFirst()
                    + " \"$@\"; }\n"
                    + script.replace("http://127.0.0.1:4566", served.endpoint().toString())));
    Eventually.holds(page + " is over", LONGEST, () -> !shell.isAlive());
    return shell.finish().orFail();
  }
}
