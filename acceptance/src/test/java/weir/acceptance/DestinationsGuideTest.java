package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/how-to/destinations.md, run as it is written.
class DestinationsGuideTest {
  @TempDir private Path folder;

  @AfterEach
  void removesTheMachineWhateverHappened() {
    Running.start(Map.of(), List.of("ip", "netns", "del", "weir-dest")).finish();
  }

  @Test
  void recordsArriveInTheGroupAndTheStream() throws IOException {
    try (Served served = Served.ephemeral()) {
      Outcome outcome = ShellPage.run("how-to/destinations.md", served, folder);
      assertTrue(
          outcome.out().lines().anyMatch(line -> line.matches("2 .* 1 2 168 .* REJECT OK")),
          outcome::out);
      assertTrue(
          outcome
              .out()
              .lines()
              .anyMatch(line -> line.matches("\\{\"message\":\"2 .* 1 2 168 .* REJECT OK\"}")),
          outcome::out);
    }
  }
}
