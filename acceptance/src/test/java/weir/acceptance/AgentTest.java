package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// `weir agent`: what it records reaches the control plane's bucket once, whoever was away.
class AgentTest {
  private static final String REGION = "ap-northeast-2";

  @TempDir private Path folder;
  private Cable cable;

  @BeforeEach
  void lay() {
    cable = new Cable();
  }

  @AfterEach
  void remove() {
    cable.close();
  }

  private Map<String, String> environment(Served served) {
    Map<String, String> environment = new HashMap<>(served.environment());
    environment.put("AWS_REGION", REGION);
    return environment;
  }

  private Running agent(Served served) {
    return Running.start(
        environment(served),
        Weir.command(
            "agent",
            "--control",
            served.endpoint().toString(),
            "--host",
            "node7",
            "--poll",
            "1s",
            "--state",
            folder.resolve("agent").toString()));
  }

  private void describe(Served served) throws IOException {
    Path described =
        Files.writeString(folder.resolve("network.yaml"), Resource.text("guarded.yaml"));
    Running.start(environment(served), Weir.command("network", "import", described.toString()))
        .finish()
        .orFail();
    served.aws("s3", "mb", "s3://agent-logs").orFail();
    served
        .aws(
            "--region",
            REGION,
            "ec2",
            "create-flow-logs",
            "--resource-type",
            "VPC",
            "--resource-ids",
            "vpc-0a1b2c3d4e5f60718",
            "--traffic-type",
            "ALL",
            "--log-destination-type",
            "s3",
            "--log-destination",
            "arn:aws:s3:::agent-logs/x/",
            "--max-aggregation-interval",
            "60")
        .orFail();
    served
        .aws(
            "--region",
            REGION,
            "ec2",
            "create-tags",
            "--resources",
            "eni-0a1b2c3d4e5f60718",
            "--tags",
            "Key=weir:attachment,Value=netns/" + cable.machine() + ":eth0;host=node7")
        .orFail();
  }

  @Test
  void everythingArrivesOnceWhoeverWasAway() throws IOException {
    Path state = folder.resolve("serve");
    int port;
    Served first = Served.in(state);
    try (first) {
      port = first.endpoint().getPort();
      describe(first);
      try (Running agent = agent(first).awaitSaying("is captured at eth0")) {
        cable.send("203.0.113.9", 41_001, 10);
        first.kill();
        agent.awaitSaying("recording goes on as it is");
        cable.send("203.0.113.9", 41_002, 10);
        Outcome stopped = agent.terminate().finish().expecting(1);
        assertTrue(stopped.err().contains("waits in "), stopped.err());
        assertTrue(stopped.err().contains("is no longer captured"), "what the log says at the end");
      }
    }
    try (Running agent = agent(first).awaitSaying("is captured at eth0")) {
      assertTrue(agent.said().contains("begins with the network that is kept"), agent.said());
      cable.send("203.0.113.9", 41_003, 10);
      agent.awaitSaying("recording goes on as it is");
      try (Served second = Served.in(state, "--listen", "127.0.0.1:" + port)) {
        agent.awaitSaying("the control plane is back");
        cable.send("203.0.113.9", 41_004, 10);
        agent.terminate().finish().orFail();
        Map<String, Long> once = new TreeMap<>();
        for (int sender = 41_001; sender <= 41_004; sender++) {
          once.put(Integer.toString(sender), 1L);
        }
        assertEquals(once, packetsBySender(second));
      }
    }
  }

  private static Map<String, Long> packetsBySender(Served served) throws IOException {
    List<FlowRecord> records = new ArrayList<>();
    try (S3Client s3 = served.s3()) {
      for (S3Object object :
          s3.listObjectsV2Paginator(
                  r -> r.bucket("agent-logs").prefix("x/AWSLogs/123456789012/vpc"))
              .contents()) {
        byte[] file =
            s3.getObjectAsBytes(r -> r.bucket("agent-logs").key(object.key())).asByteArray();
        records.addAll(FlowLogFiles.parse(new ByteArrayInputStream(file)));
      }
    }
    Map<String, Long> packets = new TreeMap<>();
    for (FlowRecord record : records) {
      if (record.isOk() && "17".equals(record.field("protocol"))) {
        packets.merge(record.field("srcport"), record.number("packets"), Long::sum);
      }
    }
    return packets;
  }
}
