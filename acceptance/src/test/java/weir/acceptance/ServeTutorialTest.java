package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/tutorial/serve.md, run as it is written.
class ServeTutorialTest {
  private static final Pattern SHELL = Pattern.compile("(?ms)^```sh$\n(.*?)^```$");

  @TempDir private Path folder;

  @AfterEach
  void removesTheMachineWhateverHappened() {
    Running.start(Map.of(), List.of("ip", "netns", "del", "weir-tutorial")).finish();
  }

  @Test
  void everyCommandOfTheTutorialRuns() throws IOException {
    String page =
        Files.readString(Path.of(System.getProperty("weir.root"), "docs", "tutorial", "serve.md"));
    String script =
        SHELL.matcher(page).results().map(block -> block.group(1)).collect(Collectors.joining());
    try (Served served = Served.ephemeral()) {
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
      Eventually.holds("the tutorial is over", Duration.ofMinutes(8), () -> !shell.isAlive());
      Outcome outcome = shell.finish().orFail();
      for (String result :
          List.of(
              "10.9.1.20 10.9.1.10 0 0 1 2 168",
              "no ingress rule of sg-",
              "assumed-role/reader/tutorial",
              "ann\tDeleteVpc",
              "remove_bucket: flow-bucket")) {
        assertTrue(outcome.out().contains(result), () -> result + " in " + outcome.out());
      }
      assertTrue(
          outcome.err().contains("user/ann is not authorized to perform: ec2:DeleteVpc"),
          outcome::err);
    }
  }
}
