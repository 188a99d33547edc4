package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weir lab --serve`: the lab made through the API by the `aws` command line.
class LabServeTest {
  @TempDir private Path folder;

  @Test
  void itsRecordsTellOfBothDirectionsAndItsScriptCanBeRepeated() {
    String logs = folder.resolve("flow-logs").toString();
    Running lab =
        Running.start(
            Map.of(), folder, Weir.command("lab", "--serve", "--duration", "6s", "--to", logs));
    // Some eighty commands of a second each on a slow machine.
    Eventually.holds("the lab has ended", Duration.ofMinutes(8), () -> !lab.isAlive());
    Outcome outcome = lab.finish().orFail();
    assertTrue(outcome.out().contains("Every rejected flow, and what rejected it"), outcome::out);
    assertTrue(outcome.out().contains("db 10.0.3.50 -> 198.51.100.80, tcp 443"), outcome::out);
    assertEquals(
        List.of(
            "flow_direction,action",
            "egress,ACCEPT",
            "egress,REJECT",
            "ingress,ACCEPT",
            "ingress,REJECT"),
        Weir.run(
                "query",
                "SELECT DISTINCT flow_direction, action FROM flow_logs WHERE action IS NOT NULL"
                    + " ORDER BY 1, 2",
                "--from",
                logs,
                "-o",
                "csv")
            .orFail()
            .lines());
    try (Served fresh = Served.ephemeral()) {
      repeat(printed(outcome.err()), fresh);
    }
  }

  /// The commands as a reader would copy them, but for the service's address.
  private static List<String> printed(String said) {
    List<String> lines =
        said.lines()
            .filter(line -> line.startsWith("$ "))
            .map(line -> line.substring("$ ".length()))
            .toList();
    assertTrue(lines.getFirst().startsWith("WEIR=http://127.0.0.1:"), lines::getFirst);
    return lines.subList(1, lines.size());
  }

  private static void repeat(List<String> lines, Served fresh) {
    String script = "set -e\nWEIR=" + fresh.endpoint() + "\n" + String.join("\n", lines);
    Running shell = Running.start(fresh.environment(), List.of("bash", "-c", script));
    Eventually.holds("the script has ended", Duration.ofMinutes(8), () -> !shell.isAlive());
    shell.finish().orFail();
    assertEquals(
        List.of("10.0.1.22", "10.0.1.220", "10.0.1.80", "10.0.2.11", "10.0.2.12", "10.0.3.50"),
        sorted(
            fresh.value(
                "ec2",
                "describe-network-interfaces",
                "--query",
                "NetworkInterfaces[].PrivateIpAddress")));
    // Those of the lab, the one that came with its VPC, and the one of the default VPC.
    assertEquals(
        List.of("alb", "bastion", "db", "default", "default", "web"),
        sorted(
            fresh.value(
                "ec2", "describe-security-groups", "--query", "SecurityGroups[].GroupName")));
    assertEquals("0", fresh.value("ec2", "describe-flow-logs", "--query", "length(FlowLogs)"));
  }

  private static List<String> sorted(String words) {
    return Arrays.stream(words.split("\\s+")).sorted().toList();
  }
}
