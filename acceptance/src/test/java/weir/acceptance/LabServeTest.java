package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weir lab --serve`: the lab made through the API by the `aws` command line.
class LabServeTest {
  @TempDir private Path folder;

  @Test
  void printsEveryCommandAndFindsTheRecordsInTheBucket() {
    String logs = folder.resolve("flow-logs").toString();
    Running lab =
        Running.start(
            Map.of(), folder, Weir.command("lab", "--serve", "--duration", "5s", "--to", logs));
    // Some eighty commands of a second each on a slow machine.
    Eventually.holds("the lab has ended", Duration.ofMinutes(8), () -> !lab.isAlive());
    Outcome outcome = lab.finish().orFail();
    for (String command :
        List.of(
            "$ VPC=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16",
            "$ FL=$(aws ec2 create-flow-logs --resource-type VPC",
            "$ aws s3 ls --recursive s3://lab-flow-logs",
            "$ aws ec2 delete-flow-logs --flow-log-ids $FL")) {
      assertTrue(outcome.err().contains(command), command + " in " + outcome.err());
    }
    Outcome answer =
        Weir.run(
            "query",
            "SELECT DISTINCT action FROM flow_logs WHERE action IS NOT NULL ORDER BY 1",
            "--from",
            logs,
            "-o",
            "csv");
    assertEquals(List.of("action", "ACCEPT", "REJECT"), answer.orFail().lines());
  }
}
