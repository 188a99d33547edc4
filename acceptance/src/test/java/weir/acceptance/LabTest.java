package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weir lab`: the first command of the README, as root and without.
class LabTest {
  private static final Pattern NAMESPACES =
      Pattern.compile("stands in network namespaces (\\S+)\\*");

  @TempDir private Path folder;

  private static String namespacePrefix(String said) {
    Matcher named = NAMESPACES.matcher(said);
    assertTrue(named.find(), said);
    return named.group(1);
  }

  private static List<String> namespaces(String prefix) {
    return Running.tool("ip", "netns", "list")
        .lines()
        .filter(line -> line.startsWith(prefix))
        .toList();
  }

  private static void assertTellsAll(String summary) {
    for (String section :
        List.of(
            "Top talkers, by bytes",
            "Top rejected sources, by flows",
            "Why was 198.51.100.66",
            "To let it pass: ",
            "Go on with")) {
      assertTrue(summary.contains(section), section + " in " + summary);
    }
  }

  @Test
  void recordsItsVpcAndLeavesOnlyTheFolder() {
    String logs = folder.resolve("flow-logs").toString();
    Outcome lab =
        Running.start(Map.of(), folder, Weir.command("lab", "--duration", "20s", "--to", logs))
            .finish()
            .orFail();
    assertTellsAll(lab.out());
    assertEquals(List.of(), namespaces(namespacePrefix(lab.err())));
    Outcome answer =
        Weir.run(
            "query",
            "SELECT DISTINCT action FROM flow_logs WHERE action IS NOT NULL ORDER BY 1",
            "--from",
            logs,
            "-o",
            "csv");
    assertEquals(List.of("action", "ACCEPT", "REJECT"), answer.orFail().lines());
    Weir.run("network", "check", folder.resolve("flow-logs/network.yaml").toString()).orFail();
  }

  @Test
  void leavesNothingBehindWhenItIsKilled() {
    String prefix;
    try (Running lab =
        Running.start(
            Map.of(),
            folder,
            Weir.command("lab", "--to", folder.resolve("flow-logs").toString()))) {
      lab.awaitSaying("its rules are in the kernel");
      prefix = namespacePrefix(lab.said());
      assertFalse(namespaces(prefix).isEmpty());
      lab.kill();
    }
    Eventually.holds(
        "no namespace " + prefix + "* is left",
        Duration.ofSeconds(20),
        () -> namespaces(prefix).isEmpty());
    Eventually.holds(
        "no process is left inside",
        Duration.ofSeconds(20),
        () -> !Running.tool("ps", "-eo", "args").contains(prefix));
  }

  @Test
  void replaysWhereItMayNotBuild() throws IOException {
    // Without capabilities, but the same user: a clone need not be readable by others.
    List<String> command =
        new ArrayList<>(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
    command.addAll(Weir.command("lab"));
    Outcome replay =
        Running.start(Map.of("HOME", folder.toString()), folder, command).finish().orFail();
    assertTrue(replay.err().contains("No lab on this machine: "), replay.err());
    assertTrue(
        replay
            .err()
            .contains("A recorded one is replayed instead. To build one here: sudo weir lab"),
        replay.err());
    assertTellsAll(replay.out());
  }
}
