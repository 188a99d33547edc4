package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/tutorial/serve.md, run as it is written.
class ServeTutorialTest {
  @TempDir private Path folder;

  @AfterEach
  void removesTheMachineWhateverHappened() {
    Running.start(Map.of(), List.of("ip", "netns", "del", "weir-tutorial")).finish();
  }

  @Test
  void everyCommandOfTheTutorialRuns() throws IOException {
    try (Served served = Served.ephemeral()) {
      Outcome outcome = ShellPage.run("tutorial/serve.md", served, folder);
      for (String result :
          List.of(
              "version account-id interface-id srcaddr dstaddr srcport dstport",
              // From every file: five minutes may end while the tutorial runs.
              "10.9.1.20  10.9.1.10        0         1        2  REJECT",
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
